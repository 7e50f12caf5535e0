package io.secnumscan.core.waiver;

import io.secnumscan.core.perimeter.Owners;
import io.secnumscan.core.referential.RuleIds;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.MapReader;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlFile;
import io.secnumscan.core.yaml.YamlNode;
import io.secnumscan.core.yaml.YamlScalar;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code waivers.yaml}:
 *
 * <pre>{@code
 * waivers:
 *   - rule: k8s-pod-privileged
 *     select: {target: prod, scope: namespace/ci, resource: Deployment/ci/*}
 *     reason: builds images until the new builder is there
 *     owner: platform team
 *     expires: 2027-01-31T23:59:59+01:00
 * }</pre>
 *
 * Whatever can't be meant is a problem: a waiver that silently waives nothing, or more than was meant, is worse than none.
 */
public final class WaiverFile {
    private final RuleIds rules;
    private final Problems problems;

    private WaiverFile(RuleIds rules, Problems problems) {
        this.rules = rules;
        this.problems = problems;
    }

    /** @param rules those there are, with their older names */
    public static Waivers read(Path file, RuleIds rules, Problems problems) {
        WaiverFile reader = new WaiverFile(rules, problems);
        return YamlFile.read(file, problems).map(reader::waivers).orElse(Waivers.NONE);
    }

    private Waivers waivers(YamlNode root) {
        MapReader map = MapReader.of(root, new Text("a file of waivers", "un fichier de dérogations"), problems);
        List<Waiver> waivers = new ArrayList<>();
        if (map.requiredNode("waivers").isPresent()) {
            map.list("waivers").forEach(item -> waivers.add(waiver(item)));
        }
        map.done();
        return new Waivers(waivers);
    }

    private Waiver waiver(YamlNode node) {
        MapReader map = MapReader.of(node, new Text("a waiver", "une dérogation"), problems);
        Waiver waiver = new Waiver(
                map.scalar("rule").flatMap(this::rule).orElse(""),
                selector(map.map("select")),
                text(map, "reason"),
                text(map, "owner"),
                map.scalar("expires").flatMap(this::expires).orElse(Instant.EPOCH));
        map.done();
        return waiver;
    }

    private Optional<String> rule(YamlScalar name) {
        Optional<String> id = rules.find(name.text());
        if (id.isEmpty()) {
            problems.unknown(name.at(), new Text("unknown rule", "règle inconnue"), name.text(), rules.ids());
        }
        return id;
    }

    private Selector selector(MapReader map) {
        map.optionalScalar("scope").ifPresent(scope -> Owners.checkScope(scope, problems));
        Selector selector = new Selector(map.optionalText("target"), map.optionalText("resource"),
                map.optionalText("scope"), map.optionalText("item"));
        if (selector.isEmpty()) {
            problems.add(map.at(), new Text("'select' selects nothing", "« select » ne désigne rien"),
                    new Text("name a target, resource, scope or item; target: \"*\" is all",
                            "nommer target, resource, scope ou item ; target: \"*\" désigne tout"));
        }
        map.done();
        return selector;
    }

    private Optional<Instant> expires(YamlScalar text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.text()).toInstant());
        } catch (DateTimeParseException _) {
            problems.add(text.at(),
                    new Text("'" + text.text() + "' is no date and time with a zone",
                            "« " + text.text() + " » n'est pas une date et heure avec fuseau"),
                    new Text("write it like 2027-01-31T23:59:59+01:00", "l'écrire comme 2027-01-31T23:59:59+01:00"));
            return Optional.empty();
        }
    }

    private String text(MapReader map, String key) {
        String text = map.text(key);
        if (text.isBlank() && map.has(key)) {
            problems.add(map.at(key), new Text("'" + key + "' is empty", "« " + key + " » est vide"),
                    new Text("say why the failures are accepted, and by whom",
                            "dire pourquoi les échecs sont acceptés, et par qui"));
        }
        return text;
    }
}
