import BlastRadiusCommand
import FilesAndProcesses

SystemStart.prepare()
SystemStart.exit(
  CommandLineTool(environment: SystemEnvironment()).run(SystemArguments.words))
