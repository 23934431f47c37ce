/// What the types of Terraform resources are to a map.
enum TerraformTypes {
  /// What becomes of a resource.
  enum Role: Equatable {
    /// A component that runs on a service of a cloud, called as the catalogue calls it.
    case regional(Cloud, String)
    /// A component that runs on a service of a cloud that has no region.
    case global(Cloud, String)
    /// A component of the network.
    case network(Cloud)
    /// No component: what refers to it refers to what it refers to.
    case passage
    /// Says that one resource takes from another what was put there.
    case asynchronousLink
    /// Says that a target registers itself with what leads to it.
    case registration
    /// Nothing that fails: permissions, rules, settings.
    case setting
  }

  /// A cloud, as ids and as people call it.
  enum Cloud: String {
    case aws, azure, google = "google-cloud"

    var name: String {
      switch self {
      case .aws: "AWS"
      case .azure: "Azure"
      case .google: "Google Cloud"
      }
    }
  }

  /// The role of a resource of `type`; `nil` for types that nobody has decided about.
  static func role(of type: String) -> Role? {
    if let service = aws[type] { return .regional(.aws, service) }
    if let service = azure[type] { return .regional(.azure, service) }
    if let service = google[type] { return .regional(.google, service) }
    if let role = others[type] { return role }
    for (prefix, role) in prefixes where type.hasPrefix(prefix) { return role }
    return nil
  }

  private static let aws: [String: String] = [
    "aws_lambda_function": "lambda", "aws_dynamodb_table": "dynamodb",
    "aws_dynamodb_global_table": "dynamodb", "aws_sqs_queue": "sqs", "aws_sns_topic": "sns",
    "aws_s3_bucket": "s3", "aws_db_instance": "rds", "aws_db_proxy": "rds",
    "aws_rds_cluster": "aurora", "aws_rds_cluster_instance": "aurora", "aws_instance": "ec2",
    "aws_spot_instance_request": "ec2", "aws_autoscaling_group": "ec2", "aws_ebs_volume": "ebs",
    "aws_ecs_service": "ecs", "aws_ecs_cluster": "ecs", "aws_eks_cluster": "eks",
    "aws_eks_node_group": "ec2", "aws_lb": "elb", "aws_alb": "elb", "aws_elb": "elb",
    "aws_api_gateway_rest_api": "api-gateway", "aws_apigatewayv2_api": "api-gateway",
    "aws_sfn_state_machine": "step-functions", "aws_kinesis_stream": "kinesis",
    "aws_kinesis_firehose_delivery_stream": "firehose", "aws_efs_file_system": "efs",
    "aws_secretsmanager_secret": "secrets-manager", "aws_kms_key": "kms",
    "aws_cognito_user_pool": "cognito", "aws_cloudwatch_event_rule": "eventbridge",
    "aws_cloudwatch_event_bus": "eventbridge", "aws_redshift_cluster": "redshift",
    "aws_elasticache_cluster": "elasticache", "aws_elasticache_replication_group": "elasticache",
    "aws_mq_broker": "amazon-mq", "aws_ecr_repository": "ecr", "aws_emr_cluster": "emr",
    "aws_mwaa_environment": "mwaa", "aws_glue_job": "glue", "aws_connect_instance": "connect",
    "aws_dax_cluster": "dax", "aws_acm_certificate": "acm",
  ]

  private static let azure: [String: String] = [
    "azurerm_linux_virtual_machine": "virtual-machines",
    "azurerm_windows_virtual_machine": "virtual-machines",
    "azurerm_virtual_machine": "virtual-machines",
    "azurerm_linux_virtual_machine_scale_set": "virtual-machines",
    "azurerm_storage_account": "blob-storage", "azurerm_kubernetes_cluster": "kubernetes-service",
    "azurerm_mssql_server": "sql-database", "azurerm_mssql_database": "sql-database",
    "azurerm_sql_server": "sql-database", "azurerm_sql_database": "sql-database",
    "azurerm_cosmosdb_account": "cosmos-db", "azurerm_key_vault": "key-vault",
    "azurerm_app_service": "app-service", "azurerm_linux_web_app": "app-service",
    "azurerm_windows_web_app": "app-service", "azurerm_function_app": "functions",
    "azurerm_linux_function_app": "functions", "azurerm_container_registry": "container-registry",
    "azurerm_eventhub_namespace": "event-hubs", "azurerm_servicebus_namespace": "service-bus",
    "azurerm_lb": "load-balancer", "azurerm_api_management": "api-management",
    "azurerm_databricks_workspace": "databricks", "azurerm_static_web_app": "static-web-apps",
  ]

  private static let google: [String: String] = [
    "google_compute_instance": "compute-engine",
    "google_compute_instance_group_manager": "compute-engine",
    "google_sql_database_instance": "cloud-sql", "google_storage_bucket": "cloud-storage",
    "google_container_cluster": "gke", "google_container_node_pool": "compute-engine",
    "google_pubsub_topic": "pub-sub", "google_cloud_run_service": "cloud-run",
    "google_cloud_run_v2_service": "cloud-run", "google_cloudfunctions_function": "cloud-functions",
    "google_cloudfunctions2_function": "cloud-functions", "google_bigquery_dataset": "bigquery",
    "google_redis_instance": "memorystore", "google_spanner_instance": "spanner",
    "google_alloydb_cluster": "alloydb", "google_app_engine_application": "app-engine",
    "google_compute_forwarding_rule": "load-balancing",
  ]

  private static let others: [String: Role] = [
    "aws_cloudfront_distribution": .global(.aws, "cloudfront"),
    "aws_route53_record": .global(.aws, "route-53"), "aws_route53_zone": .global(.aws, "route-53"),
    "azurerm_frontdoor": .global(.azure, "front-door"),
    "azurerm_cdn_frontdoor_profile": .global(.azure, "front-door"),
    "azurerm_dns_zone": .global(.azure, "dns"),
    "google_dns_managed_zone": .global(.google, "cloud-dns"),
    "aws_vpc": .network(.aws), "aws_default_vpc": .network(.aws), "aws_subnet": .network(.aws),
    "aws_default_subnet": .network(.aws), "aws_nat_gateway": .network(.aws),
    "aws_internet_gateway": .network(.aws), "aws_vpn_gateway": .network(.aws),
    "aws_vpc_endpoint": .network(.aws), "aws_ec2_transit_gateway": .network(.aws),
    "aws_lb_target_group": .network(.aws), "aws_alb_target_group": .network(.aws),
    "azurerm_virtual_network": .network(.azure), "azurerm_subnet": .network(.azure),
    "azurerm_firewall": .network(.azure), "azurerm_nat_gateway": .network(.azure),
    "azurerm_public_ip": .network(.azure), "azurerm_virtual_hub": .network(.azure),
    "azurerm_virtual_network_gateway": .network(.azure), "azurerm_network_interface": .passage,
    "google_compute_network": .network(.google), "google_compute_subnetwork": .network(.google),
    "google_compute_router_nat": .network(.google),
    "aws_launch_template": .passage, "aws_launch_configuration": .passage,
    "aws_ecs_task_definition": .passage, "aws_db_subnet_group": .passage,
    "aws_elasticache_subnet_group": .passage, "aws_lambda_alias": .passage,
    "aws_kms_alias": .passage, "aws_efs_mount_target": .passage, "aws_network_interface": .passage,
    "aws_lb_listener": .passage, "aws_alb_listener": .passage, "aws_eip": .passage,
    "aws_lambda_event_source_mapping": .asynchronousLink,
    "aws_sns_topic_subscription": .asynchronousLink,
    "aws_lb_target_group_attachment": .registration,
    "aws_alb_target_group_attachment": .registration, "aws_elb_attachment": .registration,
    "aws_autoscaling_attachment": .registration,
  ]

  /// Families of which no member fails by itself.
  private static let prefixes: [(String, Role)] = [
    "aws_iam_", "aws_security_group", "aws_default_security_group", "aws_route", "aws_network_acl",
    "aws_default_", "aws_vpc_", "aws_lambda_", "aws_api_gateway_", "aws_apigatewayv2_",
    "aws_cloudwatch_", "aws_s3_", "aws_sns_", "aws_sqs_", "aws_db_", "aws_rds_", "aws_lb_",
    "aws_alb_", "aws_autoscaling_", "aws_appautoscaling_", "aws_ssm_", "aws_key_pair", "aws_ami",
    "aws_acm_", "aws_wafv2_", "aws_waf_", "aws_ecs_", "aws_ecr_", "aws_eip_", "aws_volume_",
    "aws_cognito_", "aws_secretsmanager_", "aws_kms_", "aws_eks_", "aws_elasticache_", "aws_ebs_",
    "azurerm_resource_group", "azurerm_network_security", "azurerm_role_", "azurerm_storage_",
    "azurerm_subnet_", "azurerm_network_", "azurerm_monitor_", "azurerm_log_", "azurerm_firewall_",
    "azurerm_key_vault_", "azurerm_route", "azurerm_app_service_", "azurerm_service_plan",
    "google_project", "google_service_account", "google_compute_firewall", "google_storage_",
    "google_compute_route", "google_compute_address", "google_compute_global_address",
    "google_pubsub_", "google_sql_", "google_secret_manager_", "null_", "random_", "local_", "tls_",
    "time_", "template_", "archive_", "terraform_", "external_", "http",
  ].map { ($0, Role.setting) }

  /// What stands on the network does so to run; nobody guesses it.
  static func isDeclared(_ type: String, on other: String) -> Bool {
    if case .network = role(of: other) { return true }
    return [
      "aws_ecs_cluster", "aws_eks_cluster", "aws_rds_cluster", "aws_route53_zone",
      "azurerm_mssql_server", "azurerm_sql_server", "google_container_cluster",
    ].contains(other)
  }

  /// Whether what is of `type` registers itself with what is of the type `other`, which then needs it.
  static func registers(_ type: String, with other: String) -> Bool {
    ["aws_ecs_service", "aws_autoscaling_group"].contains(type)
      && ["aws_lb_target_group", "aws_alb_target_group", "aws_elb", "aws_lb", "aws_alb"]
        .contains(other)
  }
}

extension TerraformTypes.Role {
  /// Whose it is, when it is a component.
  var cloud: TerraformTypes.Cloud? {
    switch self {
    case .regional(let cloud, _), .global(let cloud, _), .network(let cloud): cloud
    case .passage, .asynchronousLink, .registration, .setting: nil
    }
  }

  /// Whether it is a component.
  var isComponent: Bool { cloud != nil }
}
