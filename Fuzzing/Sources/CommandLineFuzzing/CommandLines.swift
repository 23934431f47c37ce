/// The command lines that are tried, one for each way an input can go. New ones are added at the end: the
/// corpus knows them by number.
enum CommandLines {
  static let all: [[String]] = lines.split(separator: "\n").map { line in
    line.split(separator: " ").map(String.init)
  }

  private static let lines = """
    check a.json -f json
    check a.json b.json -f text
    impact a.json --fail $1 -f json
    impact a.json --fail $1 --degrade $2 -f csv --spreadsheet
    impact a.json --fail $1 --target $2 --max-down $3
    impact a.json --fail $1 --for $2 -f json
    impact a.json b.json --fail $1 -f csv
    impact a.json --names b.json --fail $1 -f json
    impact a.json --scenario b.json -f json
    impact a.json --catalog --fail $1 -f json
    explain a.json --fail $1 --target $2 -f json
    explain a.json --fail $1 --target $2 --limit $3
    rank a.json -f json
    rank a.json --target $1 --among $2 -f csv
    spof a.json --target $1 -f json
    spof a.json --among $1 -f csv --limit $2
    timeline a.json --fail $1 -f json
    timeline a.json --fail $1 --degrade $2 -f svg
    timeline a.json --scenario b.json -f csv
    timeline a.json --fail $1 --advise -f json
    recovery a.json --full-stop -f json
    recovery a.json --fail $1 -f csv
    draw a.json -f dot
    draw a.json --fail $1 --only-affected -f mermaid
    draw a.json --focus $1 --depth $2 -f dot
    draw a.json --hide $1 --collapse owner -f mermaid
    draw a.json --collapse domain -f json
    report a.json --fail $1
    merge a.json -o out.json
    merge a.json b.json -o out.json
    merge a.json b.json --names b.json -o out.json
    import backstage a.json -o out.json
    import cloudformation a.json -o out.json
    import compose a.json -o out.json
    import cyclonedx a.json -o out.json
    import har a.json -o out.json
    import jaeger a.json -o out.json
    import kiali a.json -o out.json
    import kubernetes a.json -o out.json
    import route53 a.json -o out.json
    import terraform a.json -o out.json
    import xray a.json -o out.json
    import zipkin a.json -o out.json
    import a.json b.json -o out.json
    merge-ranking a.json b.json
    merge-ranking a.json
    catalog show $1 -f json
    catalog list $1 -f csv
    $1 a.json $2 $3 $4
    """
}
