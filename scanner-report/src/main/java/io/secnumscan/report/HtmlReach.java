package io.secnumscan.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.coverage.ReasonText;
import java.io.IOException;
import java.io.Writer;
import java.util.SortedMap;

/**
 * The section about who can reach whom: numbers, reasons, and a table that stands in the page itself, so that it is read
 * without its program. The program adds the picture and the filters.
 */
final class HtmlReach {
    private final HtmlSay words;
    private final Writer to;

    private HtmlReach(HtmlSay words, Writer to) {
        this.words = words;
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
            new HtmlReach(new HtmlSay(words, language), to).section(head.path("reach"));
        }
    }

    private void section(JsonNode targets) throws IOException {
        to.write("<section id=\"who\" aria-labelledby=\"who-title\"><h2 id=\"who-title\">" + words.say("who")
                + "</h2>\n<p class=\"sub\">" + words.say("who.note") + "</p>\n");
        for (int i = 0; i < targets.size(); i++) {
            target(targets.get(i), i);
        }
        to.write("</section>\n");
    }

    private void target(JsonNode target, int number) throws IOException {
        String kind = kind(target);
        long pairs = target.path("pairs").asLong() + target.path("possible").asLong();
        to.write("<div class=\"who-target panel\" data-number=\"" + number + "\"><h3>"
                + HtmlSay.foreign(target.path("target").asText()) + "</h3>\n");
        if (!target.path("whole").asBoolean()) {
            to.write("<p class=\"who-gap\"><strong>" + words.say("who.gap") + "</strong> "
                    + words.text(ReasonText.of(target.path("reason").asText()).in(words.language())) + "</p>\n");
        }
        if (pairs == 0) {
            boolean any = target.path("whole").asBoolean() || target.path("places").asLong() > 0;
            to.write(any ? "<p class=\"empty\">" + words.say("who.none." + kind) + "</p></div>\n" : "</div>\n");
            return;
        }
        to.write("<p>" + numbers(target, kind) + "</p>\n");
        doubts(target);
        JsonNode shown = target.path("shown");
        if (shown.size() < pairs) {
            to.write("<p class=\"sub\">" + words.say(
                    "who.some", words.number(shown.size()), words.number(pairs)) + "</p>\n");
        }
        to.write("<div class=\"who-picture\"></div><div class=\"who-tools\"></div>\n");
        new HtmlPairs(words, to).table(shown);
        to.write("</div>\n");
    }

    private static String kind(JsonNode target) {
        return target.path("kind").asText("project").equals("namespace") ? "namespace" : "project";
    }

    private String numbers(JsonNode target, String kind) {
        long possible = target.path("possible").asLong();
        return words.say("who.numbers", "{0}", "{1}")
                .replace("{0}", words.counted(target.path("places").asLong(), "who.places." + kind))
                .replace("{1}", words.counted(target.path("pairs").asLong(), "who.sure")
                        + (possible == 0 ? "" : ", " + words.counted(possible, "who.others")));
    }

    /** Why some pairs are only possible. */
    private void doubts(JsonNode target) throws IOException {
        JsonNode doubts = target.path("doubts");
        long possible = target.path("possible").asLong();
        if (possible == 0 || doubts.isEmpty()) {
            return;
        }
        to.write("<details class=\"who-doubts\"><summary>" + words.counted(possible, "who.doubts") + "</summary>\n<p>"
                + words.say("who.doubts.note") + "</p><ul>\n");
        for (JsonNode doubt : doubts) {
            to.write("<li>" + words.text(doubt.asText()) + "</li>\n");
        }
        to.write("</ul>");
        long more = target.path("doubts_in_all").asLong() - doubts.size();
        if (more > 0) {
            to.write("<p>" + words.counted(more, "who.doubts.more") + "</p>");
        }
        to.write("</details>\n");
    }
}
