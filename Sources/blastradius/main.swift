import BlastRadiusCommand

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

SystemStart.prepare()
exit(
  CommandLineTool(environment: SystemEnvironment()).run(Array(CommandLine.arguments.dropFirst())))
