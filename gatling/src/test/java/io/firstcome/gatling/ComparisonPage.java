package io.firstcome.gatling;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The table and its charts as a page that needs nothing else, in light and in dark. */
final class ComparisonPage {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Strategies compared</title>
            <style>
            :root { color-scheme: light dark; --ink: #1b1f24; --ground: #fff; --line: #d0d7de; --bar: #57606a; --ours: #0969da; --over: #cf222e }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #e6edf3; --ground: #0d1117; --line: #30363d; --bar: #8b949e; --ours: #58a6ff; --over: #ff7b72 }
            }
            body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); margin: 2rem auto; max-width: 76rem; padding: 0 1rem }
            .wide { overflow-x: auto }
            table { border-collapse: collapse; white-space: nowrap; font-size: .875rem }
            th, td { border-bottom: 1px solid var(--line); padding: .4rem .5rem; text-align: right }
            th:first-child, td:first-child { text-align: left }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem .8rem; align-items: center }
            dd { margin: 0; display: flex; gap: .5rem; align-items: center }
            dd i { height: 1.1rem; min-width: 2px; background: var(--bar) }
            dd i.ours { background: var(--ours) }
            dd i.over { background: var(--over) }
            </style>
            <h1>Strategies compared</h1>
            <p>%s</p>
            <div class="wide"><table><thead><tr>%s</tr></thead><tbody>%s</tbody></table></div>
            %s
            </html>
            """;

    private final String crowd;

    private final List<Turn> turns;

    private final List<String> headings;

    private final List<List<String>> rows;

    ComparisonPage(String crowd, List<Turn> turns, List<String> headings, List<List<String>> rows) {
        this.crowd = crowd;
        this.turns = turns;
        this.headings = headings;
        this.rows = rows;
    }

    String html() {
        return PAGE.formatted(crowd, cells("th", headings),
                rows.stream().map(row -> "<tr>" + cells("td", row) + "</tr>").collect(Collectors.joining()),
                chart("Rows, of " + Settings.SEATS + " seats", turn -> turn.figure("rows"))
                        + chart("Requests decided a second", Turn::requestsPerSecond)
                        + chart("Milliseconds from the first request to the last row", turn -> turn.untilLastRow().toMillis()));
    }

    private String chart(String title, ToDoubleFunction<Turn> value) {
        double most = turns.stream().mapToDouble(value).max().orElse(0);
        return "<h2>" + title + "</h2><dl>" + turns.stream().map(turn -> bar(turn, value.applyAsDouble(turn), most)).collect(Collectors.joining())
                + "</dl>";
    }

    private static String bar(Turn turn, double value, double most) {
        String kind = turn.figure("overIssued") > 0 ? "over" : turn.contender() == Contender.FIRSTCOME ? "ours" : "";
        return String.format(Locale.ENGLISH, "<dt>%s</dt><dd><i class=\"%s\" style=\"width: %.1f%%\"></i>%,.0f</dd>", turn.contender().path(),
                kind, 80 * value / Math.max(1, most), value);
    }

    private static String cells(String kind, List<String> texts) {
        return texts.stream().map(text -> "<" + kind + ">" + text + "</" + kind + ">").collect(Collectors.joining());
    }

}
