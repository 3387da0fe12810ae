package org.septuple.report;

/// The style sheet of the report: light, dark and printed.
final class Style {

    /// Background on a light screen and on paper, and on a dark screen.
    static final String LIGHT_PAPER = "#ffffff";

    static final String DARK_PAPER = "#14181d";

    private static final String RULES = """
            * { box-sizing: border-box; }
            html { background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
            body { margin: 0 auto; max-width: 62rem; padding: 1.5rem 1.25rem 3rem;
              font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; }
            h1 { font-size: 1.75rem; line-height: 1.2; margin: 0; overflow-wrap: anywhere; }
            h2 { font-size: 1.25rem; margin: 2.5rem 0 0.75rem; padding-top: 0.75rem; border-top: 1px solid var(--rule); }
            h3 { font-size: 1rem; margin: 1.25rem 0 0.25rem; }
            p { margin: 0.5rem 0; max-width: 46rem; }
            small, .note, figcaption, .origin { font-size: 0.875rem; color: var(--soft); }
            .origin { margin: 0.25rem 0 1rem; overflow-wrap: anywhere; }
            code, pre { font-family: ui-monospace, "Cascadia Mono", "SF Mono", Menlo, "DejaVu Sans Mono", monospace;
              font-size: 0.8125rem; }
            pre { background: var(--raised); border: 1px solid var(--rule); border-radius: 4px; padding: 0.75rem 1rem;
              overflow-x: auto; line-height: 1.45; }
            .command { white-space: pre-wrap; overflow-wrap: anywhere; }
            .verdict { border-left: 5px solid; border-radius: 2px; background: var(--raised); padding: 0.75rem 1rem;
              max-width: none; font-size: 1.0625rem; }
            .verdict ul { margin: 0.25rem 0 0; padding-left: 1.25rem; }
            .failed { color: var(--bad); }
            .verdict.good { border-color: var(--good); }
            .verdict.bad { border-color: var(--bad); }
            .verdict.open { border-color: var(--soft); }
            .formula { white-space: nowrap; }
            .badge { display: inline-block; border: 1px solid; border-radius: 999px; padding: 0 0.6em; font-size: 0.8125rem;
              font-weight: 600; white-space: nowrap; }
            .badge.good { color: var(--good); }
            .badge.bad { color: var(--bad); }
            .badge.open { color: var(--soft); }
            .facts { display: grid; grid-template-columns: 7rem 1fr; gap: 0.35rem 1rem; margin: 0; }
            .facts dt { color: var(--soft); }
            .facts dd { margin: 0; overflow-wrap: anywhere; }
            .figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 25rem), 1fr));
              gap: 1.5rem 2rem; align-items: start; }
            .figures > .note { grid-column: 1 / -1; }
            figure { margin: 0 0 1rem; }
            figcaption { margin-top: 0.35rem; }
            figcaption strong { color: var(--ink); }
            details { margin: 0.5rem 0; }
            summary { cursor: pointer; font-size: 0.875rem; color: var(--soft); }
            .scroll { overflow-x: auto; }
            .scroll + .figures { margin-top: 1.5rem; }
            table { border-collapse: collapse; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
            th, td { padding: 0.25rem 0.75rem 0.25rem 0; text-align: right; vertical-align: top; white-space: nowrap; }
            th { font-weight: 600; }
            figure table { font-size: 0.8125rem; }
            figure th, figure td { padding-right: 0.5rem; }
            thead th { border-bottom: 1px solid var(--ink); vertical-align: bottom; }
            tbody tr + tr > * { border-top: 1px solid var(--rule); }
            th:first-child, td.words { text-align: left; }
            td.words { white-space: normal; min-width: 4rem; }
            table.words th, table.words td { text-align: left; }
            .named code { font-weight: 600; }
            .named small { display: block; font-weight: normal; white-space: normal; min-width: 13rem; }
            .claim { border: 1px solid var(--rule); border-radius: 4px; padding: 0.75rem 1rem; margin: 0.75rem 0; }
            .claim h3 { margin: 0; display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: baseline; }
            .claim .badge { margin-left: auto; }
            .claim p { font-size: 0.875rem; margin: 0.25rem 0 0; }
            .measured { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 0.5rem 1.5rem;
              margin: 0.75rem 0 0.5rem; }
            .measured dt { font-size: 0.8125rem; color: var(--soft); }
            .measured dd { margin: 0; font-variant-numeric: tabular-nums; }
            .measured small { display: block; font-size: 0.8125rem; line-height: 1.35; }
            footer { margin-top: 2.5rem; padding-top: 0.75rem; border-top: 1px solid var(--rule); font-size: 0.8125rem;
              color: var(--soft); }
            .figure { display: block; width: 100%; max-width: 34rem; height: auto; overflow: visible; fill: none; }
            .figure text { font: 12px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
              fill: var(--ink); font-variant-numeric: tabular-nums; }
            .figure text.small { font-size: 9px; }
            .figure .black { fill: #000; }
            .figure .white { fill: #fff; }
            .figure .tick { fill: var(--soft); }
            .figure .middle { text-anchor: middle; }
            .figure .end { text-anchor: end; }
            .figure .axis { stroke: var(--soft); stroke-width: 1; }
            .figure .grid { stroke: var(--rule); stroke-width: 1; }
            .figure .line { stroke: var(--series); stroke-width: 2; stroke-dasharray: var(--dash); stroke-linejoin: round; }
            .figure .band { fill: var(--series); fill-opacity: 0.22; }
            .figure .marker { fill: var(--series); }
            .figure .whisker { stroke: var(--series); stroke-width: 1.25; }
            .figure .node { stroke: var(--series); stroke-width: 1.5; }
            .figure .hollow { fill: var(--paper); stroke: var(--series); stroke-width: 1.75; }
            .figure .seam { stroke: #000; stroke-width: 3.5; stroke-linecap: round; stroke-linejoin: round; fill: none; }
            .figure .vein { stroke: #fff; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; fill: none; }
            .figure .allowed { fill: var(--good); fill-opacity: 0.16; }
            .figure .limit { stroke: var(--good); stroke-width: 2; }
            .figure .leader { stroke: var(--series); stroke-width: 1; }
            .figure .cell, .figure .bar, .figure image { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
            .figure .bar { shape-rendering: crispEdges; }
            .figure .cell, .figure .empty { stroke: var(--paper); stroke-width: 1; }
            .figure .empty { fill: var(--raised); }
            .figure .frame { stroke: var(--rule); stroke-width: 1; }
            .figure .marked { stroke: var(--bad); stroke-width: 2.5; stroke-dasharray: 6 3; }
            .figure .hatch { stroke: var(--hatch); stroke-width: 1.5; }
            .figure .absent { fill: var(--raised); }
            .figure .border { stroke: var(--ink); stroke-width: 1; }
            .figure .circle { stroke: var(--soft); stroke-width: 1.5; stroke-dasharray: 5 3; }
            .figure .dots { stroke: var(--series); stroke-width: 4; stroke-linecap: round; }
            .figure .few { stroke-width: 6.5; }
            .figure .bars { stroke: var(--series); stroke-width: 1; }
            .pixels { image-rendering: pixelated; }
            @media (max-width: 34rem) {
              body { padding: 1rem 0.875rem 2rem; }
              .facts { grid-template-columns: 1fr; gap: 0; }
              .facts dd { margin-bottom: 0.6rem; }
              .results tr { display: grid; grid-template-columns: 4.75rem 5rem 1fr 2.75rem; }
              .results th:first-child { grid-column: 1 / -1; padding-bottom: 0; }
              .results .named + td { border: 0; }
              .results td, .results thead th { padding-right: 0.25rem; }
              tbody tr + tr > td { border-top: 0; }
            }
            @media print {
              @page { margin: 15mm; }
              html { font-size: 75%; }
              body { max-width: none; padding: 0; }
              h2 { margin-top: 1.5rem; }
              figure, .claim, tr { break-inside: avoid; }
              h2, h3, h2 + p, h2 + .note { break-after: avoid; }
              pre { white-space: pre-wrap; overflow-wrap: anywhere; }
              .scroll { overflow: visible; }
              figure details:not([open]) { display: none; }
              .figures { grid-template-columns: 1fr 1fr; }
              .measured { grid-template-columns: repeat(4, 1fr); }
            }
            """;

    private Style() {}

    /// All rules, without the characters that XML would read as markup.
    static String sheet() {
        StringBuilder css = new StringBuilder(":root {\n  color-scheme: light dark;\n");
        css.append(
                "  --paper: %s; --raised: #f5f6f8; --ink: #1a1d21; --soft: #5a626c; --rule: #dfe3e8; --hatch: #b4bbc4;\n"
                        .formatted(LIGHT_PAPER));
        css.append("  --good: #00714f; --bad: #b34700;\n}\n");
        css.append("@media screen and (prefers-color-scheme: dark) {\n  :root {\n");
        css.append(
                "    --paper: %s; --raised: #1d232a; --ink: #e6e9ed; --soft: #a4adb8; --rule: #343c46; --hatch: #56606c;\n"
                        .formatted(DARK_PAPER));
        css.append("    --good: #34c69b; --bad: #ff9a57;\n  }\n}\n");
        appendInks(css);
        return css.append(RULES).toString();
    }

    private static void appendInks(StringBuilder css) {
        for (int k = 0; k < SeriesInk.ALL.size(); k++) {
            SeriesInk ink = SeriesInk.ALL.get(k);
            css.append(".ink%s { --series: %s; --dash: %s; }\n".formatted(k, ink.light(), ink.dash()));
        }
        css.append("@media screen and (prefers-color-scheme: dark) {\n");
        for (int k = 0; k < SeriesInk.ALL.size(); k++) {
            css.append("  .ink%s { --series: %s; }\n"
                    .formatted(k, SeriesInk.ALL.get(k).dark()));
        }
        css.append("}\n");
    }
}
