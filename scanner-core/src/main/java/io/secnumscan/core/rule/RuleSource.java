package io.secnumscan.core.rule;

import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import io.secnumscan.core.yaml.Position;
import io.secnumscan.core.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A rule file as written: its keys are known, its expressions not yet looked into. */
public record RuleSource(
        YamlScalar id,
        List<YamlScalar> aliases,
        Text title,
        Severity severity,
        YamlScalar subject,
        Optional<EachSource> each,
        List<RelatedSource> related,
        Breadth view,
        Optional<YamlScalar> when,
        Optional<YamlScalar> assessable,
        YamlScalar require,
        Optional<YamlScalar> review,
        Optional<Verdict> absent,
        TextSource message,
        Text why,
        TextSource remediation,
        Optional<YamlScalar> terraform,
        Optional<TextSource> reason,
        Optional<TextSource> look,
        List<String> sources) {
    public record EachSource(YamlScalar item, YamlScalar key) {}

    public record RelatedSource(YamlScalar name, YamlScalar type, boolean linked, List<EquationSource> where) {}

    public record EquationSource(YamlScalar field, YamlScalar values) {}

    /** A template in both languages. */
    public record TextSource(YamlScalar en, YamlScalar fr) {}

    /** Names of the types that it looks at, as written. */
    List<String> types() {
        return Stream.concat(
                Stream.of(subject.text()), related.stream().map(set -> set.type().text()))
                .toList();
    }

    Position at() {
        return id.at();
    }
}
