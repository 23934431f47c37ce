// The world of a command is part of what whoever runs one has to know.
@_exported import FilesAndProcesses
