package io.secnumscan.core.waiver;

import io.secnumscan.core.evaluate.Finding;
import io.secnumscan.core.perimeter.Glob;
import java.util.Optional;

/**
 * Which failures of a rule a waiver is about: all that it names must match, and {@code *} stands for any part of a text.
 *
 * @param target a target's name
 * @param resource a resource's id or name, as a report shows it
 * @param scope {@code kind/id} of something that the resource is in, such as {@code namespace/ci}
 * @param item a sub-item, of rules that judge several of one resource
 */
public record Selector(
        Optional<String> target, Optional<String> resource, Optional<String> scope, Optional<String> item) {
    boolean matches(Finding finding) {
        Finding.Subject subject = finding.resource();
        return target.map(pattern -> Glob.matches(pattern, finding.target())).orElse(true)
                && resource.map(pattern -> Glob.matches(pattern, subject.id()) || Glob.matches(pattern, subject.name()))
                        .orElse(true)
                && scope.map(pattern -> subject.scope().steps().stream()
                        .anyMatch(step -> Glob.matches(pattern, step.kind() + "/" + step.id())))
                        .orElse(true)
                && item.map(pattern -> Glob.matches(pattern, finding.item())).orElse(true);
    }

    boolean isEmpty() {
        return target.isEmpty() && resource.isEmpty() && scope.isEmpty() && item.isEmpty();
    }
}
