package io.secnumscan.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Writer;

/** The table of who can reach whom. */
final class HtmlPairs {
    private final HtmlSay words;
    private final Writer to;

    HtmlPairs(HtmlSay words, Writer to) {
        this.words = words;
        this.to = to;
    }

    void table(JsonNode pairs) throws IOException {
        to.write("<table class=\"who\" role=\"table\"><caption>" + words.say("who.caption")
                + "</caption><thead role=\"rowgroup\"><tr role=\"row\">");
        for (String column : new String[]{"from", "to", "decision", "traffic", "witness", "because"}) {
            to.write("<th scope=\"col\" role=\"columnheader\">" + words.say("who." + column) + "</th>");
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
        cell("decision",
                "<span class=\"badge who-" + decision + "\">" + words.say("who." + decision) + "</span>");
        StringBuilder traffic = new StringBuilder();
        pair.path("traffic").forEach(
                one -> traffic.append("<div>")
                        .append(called("who.traffic." + one.asText().replace(' ', '-'), one.asText()))
                        .append("</div>"));
        cell("traffic", traffic.toString());
        cell("witness", "<code>" + HtmlSay.foreign(pair.path("witness").asText()) + "</code>");
        cell("because", because(pair.path("because")));
        to.write("</tr>\n");
    }

    private String because(JsonNode ids) {
        if (ids.isEmpty()) {
            return "";
        }
        StringBuilder list = new StringBuilder("<details><summary>")
                .append(words.counted(ids.size(), "who.passes")).append("</summary><ol>");
        ids.forEach(id -> list.append("<li><code>").append(HtmlSay.foreign(id.asText())).append("</code></li>"));
        return list.append("</ol></details>").toString();
    }

    /** What it is called; below, its zone where that says more, and what programs know it by. */
    private String place(JsonNode place) {
        String id = place.path("id").asText();
        String label = place.path("label").asText();
        String zone = place.path("zone").asText();
        String zoneLabel = place.path("zone_label").asText(zone);
        StringBuilder told = new StringBuilder(called("who.place." + id, label));
        if (!zone.equals(id) && !zoneLabel.equals(label)) {
            told.append("<div class=\"sub\" title=\"").append(HtmlText.escaped(zone)).append("\">")
                    .append(HtmlSay.foreign(zoneLabel)).append("</div>");
        }
        String number = id.substring(id.indexOf('/') + 1);
        if (!number.equals(label)) {
            told.append("<div class=\"who-id\">").append(HtmlSay.foreign(number)).append("</div>");
        }
        return told.toString();
    }

    /** What lies outside, and all traffic, have words of ours; what has a name is called by it. */
    private String called(String key, String label) {
        return words.words().containsKey(key) ? words.say(key) : HtmlSay.foreign(label);
    }

    private void cell(String column, String content) throws IOException {
        to.write("<td role=\"cell\" data-label=\"" + words.say("who." + column) + "\">" + content + "</td>");
    }
}
