package io.secnumscan.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.coverage.ReasonText;
import java.io.IOException;
import java.io.Writer;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.SortedMap;

/**
 * The section about who can reach whom: a table that stands in the page itself, so that it is read without its program. The
 * program adds the picture and the filters.
 */
final class HtmlReach {
    private final SortedMap<String, String> words;
    private final String language;
    private final Writer to;

    private HtmlReach(SortedMap<String, String> words, String language, Writer to) {
        this.words = words;
        this.language = language;
        this.to = to;
    }

    /** The link to the section; nothing where no network was looked at, as in reports of old. */
    static String link(JsonNode head, SortedMap<String, String> words) {
        return head.path("reach").isEmpty() ? ""
                : "<li><a href=\"#who\">" + HtmlText.escaped(words.getOrDefault("who", "")) + "</a></li>\n";
    }

    /** Writes the section; nothing where no network was looked at. */
    static void write(JsonNode head, SortedMap<String, String> words, String language, Writer to) throws IOException {
        if (!head.path("reach").isEmpty()) {
            new HtmlReach(words, language, to).section(head.path("reach"));
        }
    }

    private void section(JsonNode targets) throws IOException {
        to.write("<section id=\"who\" aria-labelledby=\"who-title\"><h2 id=\"who-title\">" + say("who") + "</h2>\n"
                + "<p class=\"sub\">" + say("who.note") + "</p>\n");
        for (int i = 0; i < targets.size(); i++) {
            target(targets.get(i), i);
        }
        to.write("</section>\n");
    }

    private void target(JsonNode target, int number) throws IOException {
        long pairs = target.path("pairs").asLong() + target.path("possible").asLong();
        to.write("<div class=\"who-target panel\" data-number=\"" + number + "\"><h3>"
                + foreign(target.path("target").asText()) + "</h3>\n");
        if (!target.path("whole").asBoolean()) {
            to.write("<p class=\"who-gap\"><strong>" + say("who.gap") + "</strong> "
                    + HtmlText.escaped(ReasonText.of(target.path("reason").asText()).in(language)) + "</p>\n");
        }
        if (pairs == 0) {
            boolean any = target.path("whole").asBoolean() || target.path("places").asLong() > 0;
            to.write(any ? "<p class=\"empty\">" + say("who.none") + "</p></div>\n" : "</div>\n");
            return;
        }
        to.write("<p>" + say(target.path("possible").asLong() == 0 ? "who.numbers.sure" : "who.numbers",
                number(target.path("places").asLong()),
                number(target.path("pairs").asLong()), number(target.path("possible").asLong())) + "</p>\n");
        JsonNode shown = target.path("shown");
        if (shown.size() < pairs) {
            to.write("<p class=\"sub\">" + say("who.some", number(shown.size()), number(pairs))
                    + "</p>\n");
        }
        to.write("<div class=\"who-picture\"></div><div class=\"who-tools\"></div>\n");
        table(shown);
        to.write("</div>\n");
    }

    private void table(JsonNode pairs) throws IOException {
        to.write("<table class=\"who\" role=\"table\"><caption>" + say("who.caption")
                + "</caption><thead role=\"rowgroup\"><tr role=\"row\">");
        for (String column : new String[]{"from", "to", "decision", "traffic", "witness", "because"}) {
            to.write("<th scope=\"col\" role=\"columnheader\">" + say("who." + column) + "</th>");
        }
        to.write("</tr></thead><tbody role=\"rowgroup\">\n");
        for (JsonNode pair : pairs) {
            row(pair);
        }
        to.write("</tbody></table>\n");
    }

    private void row(JsonNode pair) throws IOException {
        String decision = pair.path("decision").asText().equals("reachable") ? "reachable" : "possible";
        to.write("<tr role=\"row\" data-from=\"" + HtmlText.escaped(pair.at("/from/zone").asText()) + "\" data-to=\""
                + HtmlText.escaped(pair.at("/to/zone").asText()) + "\">");
        cell("from", place(pair.path("from")));
        cell("to", place(pair.path("to")));
        cell("decision", "<span class=\"badge who-" + decision + "\">" + say("who." + decision) + "</span>");
        StringBuilder traffic = new StringBuilder();
        pair.path("traffic").forEach(one -> traffic.append("<div>").append(foreign(one.asText())).append("</div>"));
        cell("traffic", traffic.toString());
        cell("witness", "<code>" + foreign(pair.path("witness").asText()) + "</code>");
        cell("because", because(pair.path("because")));
        to.write("</tr>\n");
    }

    private String because(JsonNode ids) {
        if (ids.isEmpty()) {
            return "";
        }
        StringBuilder list = new StringBuilder("<details><summary>")
                .append(say("who.passes", Integer.toString(ids.size()))).append("</summary><ol>");
        ids.forEach(id -> list.append("<li><code>").append(foreign(id.asText())).append("</code></li>"));
        return list.append("</ol></details>").toString();
    }

    /** What it is called, and its zone where that says more. */
    private static String place(JsonNode place) {
        String zone = place.path("zone").asText();
        String label = place.path("label").asText();
        boolean more = !zone.equals(place.path("id").asText()) && !zone.equals(label);
        return foreign(label) + (more ? "<div class=\"sub\">" + foreign(zone) + "</div>" : "");
    }

    private void cell(String column, String content) throws IOException {
        to.write("<td role=\"cell\" data-label=\"" + say("who." + column) + "\">" + content + "</td>");
    }

    /** Names from outside keep to their own direction. */
    private static String foreign(String text) {
        return "<bdi dir=\"auto\">" + HtmlText.escaped(text) + "</bdi>";
    }

    private String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.of(language)).format(number);
    }

    private String say(String key, String... values) {
        String text = words.getOrDefault(key, key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", values[i]);
        }
        return HtmlText.escaped(text);
    }
}
