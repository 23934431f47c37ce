import MapImporting
import Testing

/// A small valid input that uses everything its importer reads.
struct ImportSample: Sendable, CustomTestStringConvertible {
  var kind: ImportKind
  var name: String
  var text: String
  var testDescription: String { name }

  init(_ kind: ImportKind, _ name: String, _ text: String) {
    (self.kind, self.name, self.text) = (kind, name, text)
  }

  static let all: [ImportSample] = [
    ImportSample(
      .compose, "Compose",
      """
      {"name": "shop", "services": {
        "web": {"image": "w", "labels": {"description": "the shop"}, "links": ["db:d"],
          "volumes_from": ["files:ro"], "network_mode": "service:proxy", "hostname": "www",
          "depends_on": {"cache": {"condition": "service_healthy", "required": false},
            "seed": {"condition": "service_completed_successfully"}},
          "environment": {"API": "https://api.example.com/", "QUEUE_URL": "amqp://queue:5672"}},
        "job": {"image": "j", "depends_on": ["db"], "environment": ["A=redis://cache:6379"]},
        "db": {"image": "d"}, "files": {"image": "f"}, "proxy": {"image": "p"},
        "cache": {"image": "c"}, "seed": {"image": "s"}, "queue": {"image": "q"}},
       "volumes": {"v": {}}}
      """),
    ImportSample(
      .kubernetes, "Kubernetes workloads",
      """
      {"apiVersion": "v1", "kind": "List", "items": [
        {"kind": "Deployment", "metadata": {"name": "web", "labels": {"team": "shop"}}, "spec": {
          "template": {"metadata": {"labels": {"app": "web"}}, "spec": {
            "initContainers": [{"env": [{"name": "SEED_URL", "value": "http://redis.store:1"}]}],
            "containers": [{"env": [{"name": "API_URL", "value": "https://api.example.com"},
              {"name": "R", "valueFrom": {"configMapKeyRef": {"name": "c", "key": "R"}}}],
              "envFrom": [{"configMapRef": {"name": "c"}}]}]}}}},
        {"kind": "Service", "metadata": {"name": "www"}, "spec": {"selector": {"app": "web"}}},
        {"kind": "Service", "metadata": {"name": "ext"}, "spec": {"type": "ExternalName",
          "externalName": "pay.example.com"}},
        {"kind": "ConfigMap", "metadata": {"name": "c"}, "data": {"R": "redis.store:6379"}},
        {"kind": "CronJob", "metadata": {"name": "job", "namespace": "store"}, "spec": {
          "jobTemplate": {"spec": {"template": {"metadata": {"labels": {"app": "job"}},
            "spec": {"containers": [{"env": [{"name": "H", "value": "redis:6379"}]}]}}}}}},
        {"kind": "Service", "metadata": {"name": "redis", "namespace": "store"}, "spec": {}},
        {"kind": "ServiceEntry", "metadata": {"name": "e"}, "spec": {
          "hosts": ["sqs.eu-west-1.amazonaws.com"], "location": "MESH_EXTERNAL"}},
        {"kind": "Ingress", "metadata": {"name": "in"}, "spec": {
          "defaultBackend": {"service": {"name": "ext"}},
          "rules": [{"host": "shop.example", "http": {"paths": [
            {"backend": {"service": {"name": "www"}}}]}}]}}]}
      """),
    ImportSample(
      .kubernetes, "Kubernetes places",
      """
      {"apiVersion": "v1", "kind": "List", "items": [
        {"kind": "Node", "metadata": {"name": "n1", "labels": {
          "topology.kubernetes.io/zone": "a", "topology.kubernetes.io/region": "r"}},
          "spec": {"providerID": "aws:///a/i"}},
        {"kind": "Node", "metadata": {"name": "n2", "labels": {
          "topology.kubernetes.io/zone": "b", "topology.kubernetes.io/region": "r"}}},
        {"kind": "Deployment", "metadata": {"name": "w", "namespace": "d"}, "spec": {
          "replicas": 4, "template": {"metadata": {"labels": {"app": "w"}}, "spec": {
            "topologySpreadConstraints": [{"topologyKey": "topology.kubernetes.io/zone"}],
            "containers": []}}}},
        {"kind": "StatefulSet", "metadata": {"name": "s", "namespace": "d"}, "spec": {
          "replicas": 2, "template": {"metadata": {"labels": {"app": "s"}}, "spec": {"affinity": {
            "podAntiAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [
              {"topologyKey": "topology.kubernetes.io/zone"}]}}}}}},
        {"kind": "PodDisruptionBudget", "metadata": {"name": "p", "namespace": "d"}, "spec": {
          "minAvailable": 3, "selector": {"matchLabels": {"app": "w"}}}},
        {"kind": "PodDisruptionBudget", "metadata": {"name": "q", "namespace": "d"}, "spec": {
          "maxUnavailable": "50%", "selector": {"matchLabels": {"app": "s"}}}},
        {"kind": "Deployment", "metadata": {"name": "v"}, "spec": {"template": {
          "metadata": {"labels": {"app": "v"}}, "spec": {"containers": []}}}},
        {"kind": "Pod", "metadata": {"name": "v-1", "labels": {"app": "v"},
          "ownerReferences": [{"kind": "ReplicaSet"}]}, "spec": {"nodeName": "n1"}}]}
      """),
    ImportSample(
      .backstage, "Backstage",
      """
      [{"apiVersion": "backstage.io/v1alpha1", "kind": "Component",
        "metadata": {"name": "web", "namespace": "default", "title": "Web", "description": "x"},
        "spec": {"owner": "group:shop", "type": "service", "lifecycle": "production",
          "system": "shop", "dependsOn": ["resource:db"], "consumesApis": ["prices"],
          "subcomponentOf": "site", "dependencyOf": ["component:kiosk"]},
        "relations": [{"type": "dependsOn", "targetRef": "component:default/mail"},
          {"type": "hasPart", "target": {"kind": "component", "namespace": "x", "name": "part"}}]},
       {"apiVersion": "backstage.io/v1alpha1", "kind": "Component",
        "metadata": {"name": "pricing"}, "spec": {"providesApis": ["prices"]}}]
      """),
    ImportSample(
      .zipkin, "Zipkin",
      """
      [{"parent": "a", "child": "b", "callCount": 3, "errorCount": 1},
       {"parent": "b", "child": "c", "callCount": 1}]
      """),
    ImportSample(
      .jaeger, "Jaeger",
      """
      {"data": [{"parent": "a", "child": "b", "callCount": 3},
                {"parent": "b", "child": "c", "callCount": 1}]}
      """),
    ImportSample(
      .xray, "X-Ray",
      """
      {"Services": [
        {"ReferenceId": 0, "Name": "api", "Type": "AWS::Lambda::Function",
         "Edges": [{"ReferenceId": 1, "EdgeType": "link"}, {"ReferenceId": 2}]},
        {"ReferenceId": 1, "Names": ["queue"], "Type": "AWS::SQS::Queue", "Edges": []},
        {"ReferenceId": 2, "Name": "api", "Type": "remote", "Edges": []}]}
      """),
    ImportSample(
      .kiali, "Kiali",
      """
      {"graphType": "app", "elements": {"nodes": [
        {"data": {"id": "1", "nodeType": "app", "app": "web", "namespace": "shop",
          "cluster": "east"}},
        {"data": {"id": "2", "nodeType": "service", "service": "pay.example.com",
          "namespace": "shop", "isServiceEntry": "MESH_EXTERNAL"}},
        {"data": {"id": "3", "nodeType": "workload", "workload": "db", "namespace": "shop"}}],
        "edges": [{"data": {"source": "1", "target": "2"}},
                  {"data": {"source": "1", "target": "3"}}]}}
      """),
    ImportSample(
      .cyclonedx, "CycloneDX",
      """
      {"bomFormat": "CycloneDX", "specVersion": "1.5",
       "metadata": {"component": {"bom-ref": "app", "name": "app", "type": "application"}},
       "services": [{"bom-ref": "api", "name": "api", "provider": {"name": "Acme"},
         "endpoints": ["https://api.example.com/"], "x-trust-boundary": true,
         "services": [{"bom-ref": "inner", "name": "inner"}]}],
       "components": [{"bom-ref": "z", "name": "zlib", "group": "g", "version": "1.3",
         "purl": "pkg:generic/zlib@1.3", "type": "library", "publisher": "p",
         "description": "d"}],
       "dependencies": [{"ref": "app", "dependsOn": ["api", "z"]},
                        {"ref": "api", "dependsOn": ["inner"]}]}
      """),
    ImportSample(
      .har, "HAR",
      """
      {"log": {"pages": [{"id": "p"}], "entries": [
        {"pageref": "p", "request": {"url": "https://shop.example/"},
         "response": {"content": {"mimeType": "text/html"}}},
        {"pageref": "p", "request": {"url": "https://cdn.example.net/a.js"},
         "response": {"content": {"mimeType": "text/javascript"}}},
        {"pageref": "p", "request": {"url": "https://img.example.org/a.png"},
         "response": {"content": {"mimeType": "image/png"}}}]}}
      """),
    ImportSample(
      .route53, "Route 53",
      """
      {"ResourceRecordSets": [
        {"Name": "www.shop.example.", "Type": "CNAME", "TTL": 60,
         "ResourceRecords": [{"Value": "shop.edge.example.net"}]},
        {"Name": "api.shop.example.", "Type": "A", "SetIdentifier": "one", "Failover": "PRIMARY",
         "AliasTarget": {"DNSName": "dualstack.one.eu-west-1.elb.amazonaws.com."}},
        {"Name": "api.shop.example.", "Type": "A", "SetIdentifier": "two",
         "Failover": "SECONDARY",
         "AliasTarget": {"DNSName": "two.eu-central-1.elb.amazonaws.com."}},
        {"Name": "shop.example.", "Type": "MX", "TTL": 300,
         "ResourceRecords": [{"Value": "10 mx1.example.org."}, {"Value": "20 mx2.example.org."}]},
        {"Name": "old.shop.example.", "Type": "CNAME", "TTL": 5,
         "ResourceRecords": [{"Value": "www.shop.example"}]}]}
      """),
    ImportSample(
      .cloudformation, "CloudFormation",
      """
      {"Resources": {
        "Vpc": {"Type": "AWS::EC2::VPC"},
        "One": {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"},
          "AvailabilityZone": "eu-west-1a"}},
        "Two": {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}}},
        "Orders": {"Type": "AWS::DynamoDB::Table"},
        "Queue": {"Type": "AWS::SQS::Queue"},
        "Web": {"Type": "AWS::Lambda::Function", "DependsOn": ["Orders"], "Condition": "IsLarge",
          "Properties": {"SubnetIds": [{"Ref": "One"}, {"Ref": "Two"}], "Environment": {
            "Variables": {"A": {"Fn::GetAtt": ["Orders", "Arn"]}, "B": {"Fn::Sub": "x-${Queue}"},
              "C": {"Fn::ImportValue": "shared-vpc"}}}}},
        "Taker": {"Type": "AWS::Lambda::EventSourceMapping", "Properties": {
          "EventSourceArn": {"Fn::GetAtt": "Queue.Arn"}, "FunctionName": {"Ref": "Web"}}},
        "Lb": {"Type": "AWS::ElasticLoadBalancingV2::LoadBalancer"},
        "Group": {"Type": "AWS::ElasticLoadBalancingV2::TargetGroup"},
        "Port": {"Type": "AWS::ElasticLoadBalancingV2::Listener", "Properties": {
          "LoadBalancerArn": {"Ref": "Lb"}, "DefaultActions": [{"TargetGroupArn": {
            "Ref": "Group"}}]}},
        "Fleet": {"Type": "AWS::AutoScaling::AutoScalingGroup", "Properties": {
          "TargetGroupARNs": [{"Ref": "Group"}]}},
        "Site": {"Type": "AWS::CloudFront::Distribution"}},
       "Outputs": {"V": {"Value": {"Ref": "Vpc"}, "Export": {"Name": "own-vpc"}}}}
      """),
    ImportSample(
      .terraform, "Terraform plan",
      """
      {"format_version": "1.2", "terraform_version": "1.5.0",
       "variables": {"region": {"value": "eu-west-1"}},
       "planned_values": {"root_module": {"resources": [
         {"address": "aws_subnet.a[0]", "type": "aws_subnet", "mode": "managed", "index": 0,
          "values": {"availability_zone": "eu-west-1a", "tags": {"Name": "one"}}},
         {"address": "aws_subnet.a[1]", "type": "aws_subnet", "values": {}},
         {"address": "aws_instance.w", "type": "aws_instance", "values": {"multi_az": false},
          "sensitive_values": {"password": true}}],
         "child_modules": [{"resources": [
           {"address": "module.m.aws_db_instance.d", "type": "aws_db_instance", "values": {}}]}]}},
       "configuration": {"provider_config": {"aws": {"name": "aws", "expressions": {
           "region": {"references": ["var.region"]}}}},
         "root_module": {"resources": [
           {"address": "aws_instance.w", "provider_config_key": "aws",
            "depends_on": ["aws_subnet.a"],
            "expressions": {"subnet_id": {"references": ["aws_subnet.a[0].id", "aws_subnet.a"]},
              "user_data": {"references": ["module.m.address"]}}}],
          "module_calls": {"m": {"expressions": {"s": {"references": ["aws_subnet.a"]}},
            "module": {"outputs": {"address": {"expression": {"references": [
              "aws_db_instance.d.address"]}}},
              "resources": [{"address": "aws_db_instance.d", "expressions": {
                "subnet_ids": {"references": ["var.s"]}}}]}}}}}}
      """),
    ImportSample(
      .terraform, "Terraform state",
      """
      {"version": 4, "terraform_version": "1.5.0", "lineage": "x", "resources": [
        {"mode": "managed", "type": "aws_lambda_function", "name": "f", "instances": [
          {"attributes": {"arn": "arn:aws:lambda:eu-west-1:1:function:f"},
           "dependencies": ["aws_dynamodb_table.t", "module.q.aws_sqs_queue.q"]}]},
        {"mode": "managed", "type": "aws_dynamodb_table", "name": "t", "instances": [
          {"index_key": "eu", "attributes": {"region": "eu-west-1"}}]},
        {"mode": "managed", "module": "module.q", "type": "aws_sqs_queue", "name": "q",
         "instances": [{"attributes_flat": {"tags.Name": "q"}}]},
        {"mode": "managed", "type": "aws_lambda_event_source_mapping", "name": "e", "instances": [
          {"attributes": {}, "dependencies": [
            "aws_lambda_function.f", "module.q.aws_sqs_queue.q"]}]}]}
      """),
    ImportSample(
      .terraform, "Terraform state of version 3",
      """
      {"version": 3, "terraform_version": "0.11.0", "modules": [
        {"path": ["root"], "resources": {
          "aws_instance.web.0": {"type": "aws_instance", "depends_on": ["aws_subnet.s"],
            "primary": {"attributes": {"availability_zone": "us-east-1a", "tags.Name": "web"}}},
          "aws_subnet.s": {"type": "aws_subnet", "primary": {"attributes": {}}}}}]}
      """),
  ]
}
