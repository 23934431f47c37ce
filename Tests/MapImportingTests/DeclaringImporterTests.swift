import DependencyGraph
import FailurePropagation
import MapDiagnostics
import MapImporting
import TestSupport
import Testing

@Suite struct DeclaringImporterTests {
  ///     web ──► db, - -► mail, ──► seed (to start), ──► cache (guessed), ──► api.example.com (guessed)
  @Test func `Compose: an order is a dependency, hosts in variables are guesses`() throws {
    let session = importing(
      """
      {"name": "shop", "services": {
        "web": {"image": "web", "depends_on": {
            "db": {"condition": "service_healthy"}, "mail": {"required": false},
            "seed": {"condition": "service_completed_successfully"}, "gone": {}},
          "environment": {"CACHE_URL": "redis://user:hunter2@cache:6379/0", "PORT": "8080",
            "API": "https://api.example.com/v1", "DB_PASSWORD": "https://hunter2.example.com",
            "SELF": "http://web:80", "LOCAL": "localhost:1234"}},
        "db": {"image": "postgres"}, "mail": {"image": "m"}, "seed": {"image": "s"},
        "cache": {"image": "redis"}, "worker": {"image": "w", "depends_on": ["db", "db"],
          "environment": ["QUEUE=amqp://db:1"]}, "broken": 7},
       "volumes": {"data": {}}}
      """)
    #expect(
      session.arrows == [
        "web ──► db", "web - -► mail", "web ──► seed", "web ──► cache", "web ──► api.example.com",
        "worker ──► db",
      ])
    let map = try session.readMap()
    let web = try map.require("web").requirements
    #expect(web.map(\.neededTo) == [.run, .run, .start, .run, .run])
    #expect(web.map(\.confidence) == [.declared, .declared, .declared, .guessed, .guessed])
    #expect(!session.json.contains("hunter2"))
    #expect(session.diagnostics.count == 2)
    #expect(session.diagnostics.allSatisfy { !$0.text.contains("hunter2") })
  }

  ///     ingress:shop ──► web ──► cart ──► redis     web ──► aws/eu-west-1/sqs     legacy ──► db.example
  @Test func `Kubernetes: services by selector, hosts in variables and config maps`() throws {
    let session = importing(
      """
      {"apiVersion": "v1", "kind": "List", "items": [
        {"kind": "Deployment", "metadata": {"name": "web"}, "spec": {"template": {
          "metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"env": [
            {"name": "CART_ADDR", "value": "cart.default.svc.cluster.local:7070"},
            {"name": "QUEUE", "value": "https://sqs.eu-west-1.amazonaws.com/1/orders"},
            {"name": "TOKEN", "value": "https://hunter2.example"},
            {"name": "KEY", "valueFrom": {"secretKeyRef": {"name": "s", "key": "k"}}}]}]}}}},
        {"kind": "Service", "metadata": {"name": "web"}, "spec": {"selector": {"app": "web"}}},
        {"kind": "Deployment", "metadata": {"name": "cart-v1"}, "spec": {"template": {
          "metadata": {"labels": {"app": "cart"}}, "spec": {"containers": [{"envFrom": [
            {"configMapRef": {"name": "cart"}}]}]}}}},
        {"kind": "Deployment", "metadata": {"name": "cart-v2"}, "spec": {"template": {
          "metadata": {"labels": {"app": "cart"}}, "spec": {"containers": []}}}},
        {"kind": "Service", "metadata": {"name": "cart"}, "spec": {"selector": {"app": "cart"}}},
        {"kind": "ConfigMap", "metadata": {"name": "cart"}, "data": {"REDIS": "redis.store:6379"}},
        {"kind": "StatefulSet", "metadata": {"name": "redis", "namespace": "store"}, "spec": {
          "template": {"metadata": {"labels": {"app": "redis"}}, "spec": {"containers": []}}}},
        {"kind": "Service", "metadata": {"name": "redis", "namespace": "store"},
          "spec": {"selector": {"app": "redis"}}},
        {"kind": "Service", "metadata": {"name": "legacy"},
          "spec": {"type": "ExternalName", "externalName": "db.example.org"}},
        {"kind": "Ingress", "metadata": {"name": "shop"}, "spec": {"rules": [{"host": "shop.example",
          "http": {"paths": [{"backend": {"service": {"name": "web"}}}]}}]}},
        {"kind": "ServiceEntry", "metadata": {"name": "pay"},
          "spec": {"hosts": ["api.stripe.com", "*.wild.example"], "location": "MESH_EXTERNAL"}},
        {"kind": "Role", "metadata": {"name": "r"}}, {"metadata": {}}
      ]}
      """)
    #expect(
      Set(session.arrows) == [
        "web ──► cart", "web ──► aws/eu-west-1/sqs", "cart ──► cart-v1", "cart ──► cart-v2",
        "cart-v1 ──► store/redis", "legacy ──► db.example.org", "ingress:shop ──► web",
      ])
    let map = try session.readMap()
    #expect(try map.require("aws/eu-west-1/sqs").domains.map(\.id) == ["aws/eu-west-1"])
    #expect(try map.require("api.stripe.com").kind == .thirdParty)
    #expect(!session.json.contains("hunter2"))
    let radius = PropagationEngine(map).impact(
      of: Scenario(failing: [try map.require("cart-v1")]))
    #expect(radius.state(of: try map.require("web")) == .up)
  }

  ///     web's pods stand on one node in one zone; api is spread over two zones
  @Test func `Kubernetes: two replicas on one node share its fate`() throws {
    func node(_ name: String, _ zone: String) -> String {
      """
      {"kind": "Node", "metadata": {"name": "\(name)", "labels": {
        "topology.kubernetes.io/zone": "us-east-1\(zone)",
        "topology.kubernetes.io/region": "us-east-1"}}, "spec": {"providerID": "aws:///x/i-1"}}
      """
    }
    func pod(_ name: String) -> String {
      """
      {"kind": "Pod", "metadata": {"name": "\(name)", "labels": {"app": "web"},
        "ownerReferences": [{"kind": "ReplicaSet"}]}, "spec": {"nodeName": "one"}}
      """
    }
    let session = importing(
      """
      {"apiVersion": "v1", "kind": "List", "items": [
        \(node("one", "a")), \(node("two", "b")), \(pod("web-1")), \(pod("web-2")),
        {"kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 2, "template": {
          "metadata": {"labels": {"app": "web"}}, "spec": {"containers": []}}}},
        {"kind": "Deployment", "metadata": {"name": "api"}, "spec": {"replicas": 4, "template": {
          "metadata": {"labels": {"app": "api"}}, "spec": {"containers": [],
            "topologySpreadConstraints": [{"topologyKey": "topology.kubernetes.io/zone"}]}}}},
        {"kind": "PodDisruptionBudget", "metadata": {"name": "api"},
          "spec": {"minAvailable": "75%", "selector": {"matchLabels": {"app": "api"}}}}
      ]}
      """)
    let map = try session.readMap()
    let radius = PropagationEngine(map).impact(
      of: Scenario(failing: [try map.require("aws/us-east-1/us-east-1a")]))
    #expect(radius.state(of: try map.require("web")) == .down)
    // Four replicas over two zones of which three are asked for need both zones.
    #expect(radius.state(of: try map.require("api")) == .down)
  }

  @Test func `Backstage: both shapes, specifications and relations`() throws {
    let entities = """
      [{"apiVersion": "backstage.io/v1alpha1", "kind": "Component",
        "metadata": {"name": "web", "namespace": "default"},
        "spec": {"type": "website", "owner": "group:shop", "consumesApis": ["prices"],
          "dependsOn": ["resource:db", "component:other/cart", 7]},
        "relations": [{"type": "ownedBy", "targetRef": "group:default/shop"},
          {"type": "dependsOn", "targetRef": "resource:default/db"}]},
       {"kind": "Component", "metadata": {"name": "pricing"}, "spec": {"providesApis": ["prices"]}},
       {"kind": "Group", "metadata": {"name": "shop"}}, {"kind": "Component"}]
      """
    for text in [entities, "{\"items\": \(entities), \"totalItems\": 4}"] {
      let session = importing(text)
      #expect(session.coverage.inputs.map(\.kind) == [.backstage])
      #expect(
        session.arrows == [
          "web ──► resource:db", "web ──► other/cart", "web ──► api:prices",
          "api:prices ──► pricing",
        ])
      #expect(try session.readMap().require("web").owner == "shop")
      #expect(session.diagnostics.count == 2)
    }
  }

  ///     Web ──► Orders (guessed), Subnet (declared)   Worker - -► Queue
  @Test func `CloudFormation: references, subscriptions, exports, the region given`() throws {
    var session = ImportSession(region: "eu-west-1")
    session.read(
      SourceText(
        name: "dir/shop.template.json",
        text: """
          {"AWSTemplateFormatVersion": "2010-09-09", "Parameters": {"Env": {"Type": "String"}},
           "Resources": {
            "Web": {"Type": "AWS::Lambda::Function", "DependsOn": "Queue", "Properties": {
              "Environment": {"Variables": {"TABLE": {"Ref": "Orders"}, "X": {"Ref": "Env"},
                "URL": {"Fn::Sub": "https://${Api.Id}.example/${AWS::Region}/${!Literal}"}}},
              "VpcConfig": {"SubnetIds": [{"Fn::ImportValue": "net-subnet"}]},
              "Role": {"Fn::GetAtt": ["Role", "Arn"]}}},
            "Orders": {"Type": "AWS::DynamoDB::Table", "Condition": "IsProd"},
            "Api": {"Type": "AWS::ApiGateway::RestApi"},
            "Queue": {"Type": "AWS::SQS::Queue"}, "Role": {"Type": "AWS::IAM::Role"},
            "Worker": {"Type": "AWS::Lambda::Function"},
            "Link": {"Type": "AWS::Lambda::EventSourceMapping", "Properties": {
              "EventSourceArn": {"Fn::GetAtt": "Queue.Arn"}, "FunctionName": {"Ref": "Worker"}}},
            "Odd": {"Type": "Custom::Thing"}, "Lost": {}}}
          """))
    #expect(session.coverage.inputs.map(\.kind) == [.cloudformation])
    let arrows = session.arrows.filter { !$0.contains("► aws/") }
    #expect(
      arrows == [
        "shop/Web ──► shop/Orders", "shop/Web ──► shop/Api", "shop/Web ──► export:net-subnet",
        "shop/Web ──► shop/Queue", "shop/Worker - -► shop/Queue",
      ])
    #expect(session.arrows.contains("shop/Orders ──► aws/eu-west-1/dynamodb"))
    let map = try session.readMap()
    #expect(try map.require("shop/Orders").confidence == .guessed)
    #expect(session.diagnostics.count == 1)
    session.read(
      SourceText(
        name: "net.json",
        text: """
          {"Resources": {"Subnet": {"Type": "AWS::EC2::Subnet"}},
           "Outputs": {"S": {"Value": {"Ref": "Subnet"}, "Export": {"Name": "net-subnet"}}}}
          """))
    #expect(session.arrows.contains("export:net-subnet ──► net/Subnet"))
  }

  ///     www ──► any of edge-a, edge-b        mail ──► any of two servers
  @Test func `Route 53: failover and weights are alternatives, a TTL is tolerated`() throws {
    func record(_ name: String, _ type: String, _ more: String, _ value: String) -> String {
      """
      {"Name": "\(name)", "Type": "\(type)", "TTL": 60, \(more)
       "ResourceRecords": [\(value)]}
      """
    }
    let session = importing(
      """
      {"ResourceRecordSets": [
        \(record("www.shop.example.", "CNAME", "\"SetIdentifier\": \"b\", \"Failover\": \"SECONDARY\",",
          "{\"Value\": \"edge-b.example.net.\"}")),
        \(record("www.shop.example.", "CNAME", "\"SetIdentifier\": \"a\", \"Failover\": \"PRIMARY\",",
          "{\"Value\": \"edge-a.example.net.\"}")),
        \(record("shop.example.", "MX", "",
          "{\"Value\": \"10 mx1.mail.example.\"}, {\"Value\": \"20 mx2.mail.example.\"}")),
        \(record("shop.example.", "TXT", "", "{\"Value\": \"\\\"token=hunter2\\\"\"}")),
        {"Name": "api.shop.example.", "Type": "A", "AliasTarget":
          {"DNSName": "dualstack.lb-1.eu-west-1.elb.amazonaws.com."}}, {"Type": "A"}
      ]}
      """)
    let map = try session.readMap()
    let www = try map.require("dns:www.shop.example").requirements
    #expect(www.count == 2)
    #expect(www[0].tolerates == .seconds(60))
    #expect(
      www[1].members.map { member -> String? in
        if case .component(let component) = member.need { return component.id }
        return nil
      } == ["edge-a.example.net", "edge-b.example.net"])
    #expect(www[1].failover == .seconds(60))
    #expect(try map.require("dns:shop.example MX").requirements.last?.members.count == 2)
    #expect(session.arrows.contains("lb-1.eu-west-1.elb.amazonaws.com ──► aws/eu-west-1/elb"))
    #expect(!session.json.contains("hunter2"))
    #expect(session.diagnostics.count == 1)
  }

  ///     service ──► database ──► subnet      target group ──► service
  @Test func `Terraform: a plan's references, through modules, and secrets left alone`() throws {
    let session = importing(
      """
      {"format_version": "1.2", "terraform_version": "1.9.0",
       "variables": {"region": {"value": "eu-west-1"}, "password": {"value": "hunter2"}},
       "planned_values": {"root_module": {"resources": [
         {"address": "aws_ecs_service.web", "type": "aws_ecs_service", "values": {
            "name": "web", "tags": {"Owner": "shop"}}},
         {"address": "aws_lb_target_group.web", "type": "aws_lb_target_group", "values": {}},
         {"address": "aws_iam_role.web", "type": "aws_iam_role", "values": {}},
         {"address": "acme_thing.x", "type": "acme_thing", "values": {}}],
        "child_modules": [{"resources": [
         {"address": "module.data.aws_db_instance.orders[0]", "type": "aws_db_instance",
          "values": {"password": "hunter2", "availability_zone": "eu-west-1b", "region": "hunter2"},
          "sensitive_values": {"password": true, "region": true}},
         {"address": "module.data.aws_db_instance.orders[1]", "type": "aws_db_instance",
          "values": {"availability_zone": "eu-west-1c"}, "sensitive_values": {}}]}]}},
       "configuration": {"provider_config": {"aws": {"name": "aws", "expressions": {
           "region": {"references": ["var.region"]}}}},
        "root_module": {"resources": [
         {"address": "aws_ecs_service.web", "type": "aws_ecs_service", "expressions": {
            "task_definition": {"references": ["module.data.endpoint", "module.data"]},
            "load_balancer": [{"target_group_arn": {"references":
                ["aws_lb_target_group.web.arn", "aws_lb_target_group.web"]}}],
            "iam_role": {"references": ["aws_iam_role.web"]}}}],
        "module_calls": {"data": {"module": {
          "outputs": {"endpoint": {"expression": {"references": ["aws_db_instance.orders"]}}},
          "resources": [{"address": "aws_db_instance.orders", "type": "aws_db_instance",
            "expressions": {}}]}}}}}}
      """)
    #expect(session.coverage.inputs.map(\.kind) == [.terraform])
    #expect(!session.json.contains("hunter2"))
    let map = try session.readMap()
    let web = try map.require("aws_ecs_service.web")
    #expect(web.owner == "shop")
    #expect(
      session.arrows.filter { !$0.contains("► aws/") } == [
        "aws_ecs_service.web ──► module.data.aws_db_instance.orders[0]",
        "aws_ecs_service.web ──► module.data.aws_db_instance.orders[1]",
        "aws_lb_target_group.web ──► aws_ecs_service.web",
      ])
    #expect(session.arrows.contains("aws_ecs_service.web ──► aws/eu-west-1/ecs"))
    let orders = try map.require("module.data.aws_db_instance.orders[0]")
    #expect(orders.domains.map(\.id) == ["aws/eu-west-1/eu-west-1b"])
    let radius = PropagationEngine(map).impact(
      of: Scenario(failing: [try map.require("aws/eu-west-1/eu-west-1b")]))
    #expect(radius.state(of: web) == .up)
    #expect(session.coverage.leftOut.keys.contains { $0.what == "acme_thing" })
  }

  ///     web["a"] ──► inner["a"]      web["b"] ──► inner["b"]      spare in another region
  @Test func `Terraform: instances of one key belong together, and providers have their regions`()
    throws
  {
    let session = importing(
      """
      {"format_version": "1.2", "planned_values": {"root_module": {"resources": [
         {"address": "aws_subnet.inner[\\"a\\"]", "type": "aws_subnet", "values": {}},
         {"address": "aws_subnet.inner[\\"b\\"]", "type": "aws_subnet", "values": {}},
         {"address": "aws_instance.web[\\"a\\"]", "type": "aws_instance", "values": {}},
         {"address": "aws_instance.web[\\"b\\"]", "type": "aws_instance", "values": {}}],
        "child_modules": [{"resources": [
         {"address": "module.spare.aws_sqs_queue.q", "type": "aws_sqs_queue", "values": {}}]}]}},
       "configuration": {"provider_config": {
          "aws": {"name": "aws", "expressions": {"region": {"constant_value": "eu-west-1"}}},
          "module.spare:aws": {"name": "aws", "module_address": "module.spare",
            "expressions": {"region": {"references": ["var.where"]}}}},
        "root_module": {
          "resources": [
           {"address": "aws_subnet.inner", "type": "aws_subnet", "provider_config_key": "aws",
            "expressions": {}},
           {"address": "aws_instance.web", "type": "aws_instance", "provider_config_key": "aws",
            "for_each_expression": {"references": ["aws_subnet.inner"]},
            "expressions": {"subnet_id": {"references": ["each.value.id", "each.value"]}}}],
          "module_calls": {"spare": {
            "expressions": {"where": {"constant_value": "us-east-1"}},
            "module": {"resources": [
             {"address": "aws_sqs_queue.q", "type": "aws_sqs_queue",
              "provider_config_key": "module.spare:aws", "expressions": {}}]}}}}}}
      """)
    #expect(
      session.arrows == [
        #"aws_instance.web["a"] ──► aws/eu-west-1/ec2"#,
        #"aws_instance.web["a"] ──► aws_subnet.inner["a"]"#,
        #"aws_instance.web["b"] ──► aws/eu-west-1/ec2"#,
        #"aws_instance.web["b"] ──► aws_subnet.inner["b"]"#,
        "module.spare.aws_sqs_queue.q ──► aws/us-east-1/sqs",
      ])
  }

  @Test func `Terraform: raw states of both versions`() {
    let four = importing(
      """
      {"version": 4, "terraform_version": "1.0.0", "lineage": "x", "resources": [
        {"module": "module.a", "mode": "managed", "type": "aws_instance", "name": "web",
         "instances": [{"index_key": "k", "attributes": {"arn": "arn:aws:ec2:eu-west-1:1:i"},
           "dependencies": ["module.a.aws_subnet.one"]}]},
        {"module": "module.a", "mode": "managed", "type": "aws_subnet", "name": "one",
         "instances": [{"attributes": {"availability_zone": "eu-west-1a"}}]},
        {"mode": "data", "type": "aws_ami", "name": "x", "instances": []}]}
      """)
    #expect(
      four.arrows == [
        #"module.a.aws_instance.web["k"] ──► aws/eu-west-1/ec2"#,
        #"module.a.aws_instance.web["k"] ──► module.a.aws_subnet.one"#,
      ])
    let three = importing(
      """
      {"version": 3, "terraform_version": "0.11.0", "modules": [{"path": ["root", "a"],
        "resources": {
         "aws_instance.web.0": {"type": "aws_instance", "depends_on": ["aws_subnet.one"],
            "primary": {"attributes": {"availability_zone": "eu-west-1a"}}},
         "aws_subnet.one": {"type": "aws_subnet", "primary": {"attributes": {}}}}}]}
      """)
    #expect(three.arrows.contains("module.a.aws_instance.web[0] ──► module.a.aws_subnet.one"))
  }
}
