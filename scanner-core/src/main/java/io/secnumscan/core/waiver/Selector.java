package io.secnumscan.core.waiver;

import io.secnumscan.core.evaluate.Finding;
import io.secnumscan.core.perimeter.Glob;
import io.secnumscan.core.resource.Places;
import java.util.Optional;

/**
 * Which failures of a rule a waiver is about: all that it names must match, and {@code *} stands for any part of a text.
 *
 * @param target a target's name
 * @param resource a resource's id, as a report shows it; beside a scope also its name, which strangers can give as well
 * @param scope {@code kind/id} of something that the resource is in, such as {@code namespace/ci}, or that it is itself
 * @param item a sub-item, of rules that judge several of one resource
 */
public record Selector(
        Optional<String> target, Optional<String> resource, Optional<String> scope, Optional<String> item) {
    boolean matches(Finding finding) {
        Finding.Subject subject = finding.resource();
        return target.map(pattern -> Glob.matches(pattern, finding.target())).orElse(true)
                && resource.map(pattern -> isAbout(pattern, subject)).orElse(true)
                && scope.map(pattern -> Places.of(subject.type(), subject.id(), subject.scope()).stream()
                        .anyMatch(place -> Glob.matches(pattern, place)))
                        .orElse(true)
                && item.map(pattern -> Glob.matches(pattern, finding.item())).orElse(true);
    }

    private boolean isAbout(String pattern, Finding.Subject subject) {
        return Glob.matches(pattern, subject.id()) || scope.isPresent() && Glob.matches(pattern, subject.name());
    }

    boolean isEmpty() {
        return target.isEmpty() && resource.isEmpty() && scope.isEmpty() && item.isEmpty();
    }
}
