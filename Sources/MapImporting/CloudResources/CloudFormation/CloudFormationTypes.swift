/// What the types of CloudFormation resources are to a map.
enum CloudFormationTypes {
  /// What becomes of a resource.
  enum Role: Equatable {
    /// A component that is run by a service of AWS in its region, called as the catalogue calls it.
    case regional(String)
    /// A component that is run by a service of AWS that has no region.
    case global(String)
    /// A component of the network: it fails, and no service of the catalogue stands for it.
    case network
    /// No component: what refers to it refers to what it refers to.
    case passage
    /// Says that one resource takes from another what was put there.
    case asynchronousLink
    /// Nothing that fails: permissions, rules, settings.
    case setting
  }

  /// The role of a resource of `type`; `nil` for types that nobody has decided about.
  static func role(of type: String) -> Role? {
    if let role = roles[type] { return role }
    for (prefix, role) in prefixes where type.hasPrefix(prefix) { return role }
    return nil
  }

  private static let roles: [String: Role] = [
    "AWS::Lambda::Function": .regional("lambda"), "AWS::Serverless::Function": .regional("lambda"),
    "AWS::Lambda::Alias": .passage, "AWS::Lambda::Version": .passage,
    "AWS::Lambda::EventSourceMapping": .asynchronousLink,
    "AWS::SNS::Subscription": .asynchronousLink,
    "AWS::DynamoDB::Table": .regional("dynamodb"),
    "AWS::DynamoDB::GlobalTable": .regional("dynamodb"),
    "AWS::Serverless::SimpleTable": .regional("dynamodb"),
    "AWS::SQS::Queue": .regional("sqs"), "AWS::SNS::Topic": .regional("sns"),
    "AWS::S3::Bucket": .regional("s3"),
    "AWS::RDS::DBInstance": .regional("rds"), "AWS::RDS::DBCluster": .regional("aurora"),
    "AWS::RDS::DBProxy": .regional("rds"), "AWS::RDS::DBSubnetGroup": .passage,
    "AWS::EC2::Instance": .regional("ec2"), "AWS::EC2::LaunchTemplate": .passage,
    "AWS::AutoScaling::AutoScalingGroup": .regional("ec2"),
    "AWS::AutoScaling::LaunchConfiguration": .passage,
    "AWS::EC2::Volume": .regional("ebs"),
    "AWS::EC2::NatGateway": .network, "AWS::EC2::InternetGateway": .network,
    "AWS::EC2::VPC": .network, "AWS::EC2::Subnet": .network, "AWS::EC2::VPNGateway": .network,
    "AWS::EC2::TransitGateway": .network, "AWS::EC2::VPCEndpoint": .network,
    "AWS::ECS::Service": .regional("ecs"), "AWS::ECS::Cluster": .regional("ecs"),
    "AWS::ECS::TaskDefinition": .passage,
    "AWS::EKS::Cluster": .regional("eks"), "AWS::EKS::Nodegroup": .regional("ec2"),
    "AWS::ElasticLoadBalancingV2::LoadBalancer": .regional("elb"),
    "AWS::ElasticLoadBalancing::LoadBalancer": .regional("elb"),
    "AWS::ElasticLoadBalancingV2::TargetGroup": .network,
    "AWS::ElasticLoadBalancingV2::Listener": .passage,
    "AWS::ElasticLoadBalancingV2::ListenerRule": .passage,
    "AWS::ApiGateway::RestApi": .regional("api-gateway"),
    "AWS::ApiGatewayV2::Api": .regional("api-gateway"),
    "AWS::Serverless::Api": .regional("api-gateway"),
    "AWS::StepFunctions::StateMachine": .regional("step-functions"),
    "AWS::Kinesis::Stream": .regional("kinesis"),
    "AWS::KinesisFirehose::DeliveryStream": .regional("firehose"),
    "AWS::EFS::FileSystem": .regional("efs"), "AWS::EFS::MountTarget": .passage,
    "AWS::SecretsManager::Secret": .regional("secrets-manager"), "AWS::KMS::Key": .regional("kms"),
    "AWS::KMS::Alias": .passage, "AWS::Cognito::UserPool": .regional("cognito"),
    "AWS::Events::Rule": .regional("eventbridge"),
    "AWS::Events::EventBus": .regional("eventbridge"),
    "AWS::Redshift::Cluster": .regional("redshift"), "AWS::EMR::Cluster": .regional("emr"),
    "AWS::ElastiCache::CacheCluster": .regional("elasticache"),
    "AWS::ElastiCache::ReplicationGroup": .regional("elasticache"),
    "AWS::ElastiCache::SubnetGroup": .passage,
    "AWS::AmazonMQ::Broker": .regional("amazon-mq"), "AWS::ECR::Repository": .regional("ecr"),
    "AWS::CloudFront::Distribution": .global("cloudfront"),
    "AWS::Route53::RecordSet": .global("route-53"), "AWS::Route53::HostedZone": .global("route-53"),
    "AWS::CertificateManager::Certificate": .regional("acm"),
  ]

  /// Families of which no member fails by itself.
  private static let prefixes: [(String, Role)] = [
    ("AWS::IAM::", .setting), ("AWS::EC2::SecurityGroup", .setting),
    ("AWS::EC2::Route", .setting), ("AWS::EC2::NetworkAcl", .setting),
    ("AWS::EC2::Subnet", .setting), ("AWS::EC2::VPC", .setting), ("AWS::EC2::EIP", .setting),
    ("AWS::EC2::DHCPOptions", .setting), ("AWS::EC2::FlowLog", .setting),
    ("AWS::Lambda::", .setting), ("AWS::ApiGateway", .setting), ("AWS::CloudWatch::", .setting),
    ("AWS::Logs::", .setting), ("AWS::SNS::", .setting), ("AWS::SQS::", .setting),
    ("AWS::S3::", .setting), ("AWS::ApplicationAutoScaling::", .setting),
    ("AWS::AutoScaling::", .setting), ("AWS::CloudFormation::", .setting),
    ("AWS::CDK::", .setting), ("AWS::SSM::", .setting), ("AWS::RDS::", .setting),
    ("AWS::CloudFront::", .setting), ("AWS::WAF", .setting), ("AWS::Events::", .setting),
    ("AWS::ElastiCache::", .setting), ("AWS::Cognito::", .setting),
  ]

  /// Properties that name what a resource stands on: these are needed to run, and nobody guesses it.
  static let declared: Set<String> = [
    "SubnetId", "SubnetIds", "Subnets", "VPCZoneIdentifier", "VpcId", "VpcConfig", "Cluster",
    "DBClusterIdentifier", "DBSubnetGroupName", "CacheSubnetGroupName", "NetworkConfiguration",
    "AliasTarget", "Origins", "DistributionConfig", "DefaultActions", "Volumes", "DefinitionString",
    "DefinitionSubstitutions", "FileSystemId", "ClusterName", "SourceDBInstanceIdentifier",
  ]

  /// Properties by which what is named comes to need the one that names it: targets register
  /// themselves with what leads to them.
  static let reversed: Set<String> = ["TargetGroupARNs", "LoadBalancers", "LoadBalancerNames"]

  /// Properties that list places of which any one is enough.
  static let alternatives: Set<String> = ["SubnetIds", "Subnets", "VPCZoneIdentifier"]

  /// Whether a property is there to name other resources, or holds properties that are.
  static func refers(_ property: String) -> Bool {
    declared.contains(property) || reversed.contains(property) || others.contains(property)
  }

  private static let others: Set<String> = [
    "EventSourceArn", "TopicArn", "FunctionName", "Endpoint", "LoadBalancerArn", "Environment",
    "Value",
  ]

  /// Properties that are of no use to a map.
  static let ignored: Set<String> = [
    "Tags", "SecurityGroups", "SecurityGroupIds", "SecurityGroupIngress", "Role", "RoleArn",
    "RoleARN", "ExecutionRoleArn", "TaskRoleArn", "IamInstanceProfile", "Policies",
    "PolicyDocument", "MasterUserPassword", "MasterUsername", "UserData", "Metadata",
  ]
}
