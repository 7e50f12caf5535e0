package io.secnumscan.openstack.function;

import io.secnumscan.core.cel.Arguments;
import io.secnumscan.core.cel.Function;
import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.cel.Outcome;
import io.secnumscan.core.cel.RowView;
import io.secnumscan.core.cel.Shape;
import io.secnumscan.core.cel.ValueList;
import io.secnumscan.core.perimeter.OwnerClass;
import io.secnumscan.core.perimeter.Owners;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * {@code owner.ofProject(params.owners, target.name, project, domain, tags)}: whose a project is by what the operator
 * declares, {@code provider}, {@code customer} or {@code admin}; null when no entry says it, and unknown when nobody declared
 * any. A domain that is null was not read: an entry that may be about it leaves the answer unknown, unless an entry before it
 * decides.
 *
 * <p>{@code owner.environment(params.environments, target.name, project, domain, tags)}: the environment of the first entry that
 * matches, {@code owner.matches(params.sensitiveProjects, target.name, project, domain, tags)}: whether any entry does; in the
 * same way.
 *
 * <p>An empty project is that of an account: what is in a domain alone, and of which entries about projects say nothing.
 */
final class OwnerFunctions implements FunctionLibrary {
    private static final Shape.Row MATCHES = Shape.row().with("match", Shape.row()
            .with("target", Shape.TEXT)
            .with("scope", Shape.TEXT)
            .with("label", Shape.TEXT));

    private static final List<Function> FUNCTIONS = List.of(
            of("owner.ofProject", MATCHES.with("class", Shape.TEXT)).returns(Shape.nullable(Shape.TEXT))
                    .as(given -> first(given,
                            row -> text(row, "class").flatMap(OwnerClass::of).map(OwnerClass::label))),
            of("owner.environment", MATCHES.with("environment", Shape.TEXT)).returns(Shape.nullable(Shape.TEXT))
                    .as(given -> first(given, row -> text(row, "environment"))),
            of("owner.matches", MATCHES).returns(Shape.BOOL).as(OwnerFunctions::matches));

    @Override
    public List<Function> functions() {
        return FUNCTIONS;
    }

    private static Function.Builder of(String name, Shape.Row entry) {
        return Function.named(name).takes(
                Shape.listOf(entry), Shape.TEXT, Shape.TEXT, Shape.nullable(Shape.TEXT), Shape.listOf(Shape.TEXT));
    }

    private static Object matches(Arguments given) {
        Object first = first(given, row -> Optional.of("it does"));
        return first instanceof Outcome.Unknown ? first : !first.equals(Optional.empty());
    }

    /** What the first entry that matches says; empty without one, unknown where one that was not decided comes before. */
    private static Object first(Arguments given, Says says) {
        String target = given.text(1);
        String project = "project/" + given.text(2);
        Optional<String> domain = given.optional(3, String.class).map(id -> "domain/" + id);
        List<String> scopes = Stream.concat(Stream.of(project).filter(it -> !given.text(2).isEmpty()), domain.stream())
                .toList();
        Optional<Outcome.Unknown> tagsUnread = given.list(4).unknown();
        Map<String, String> labels = labels(given.list(4));
        for (RowView row : given.list(0).certainRows()) {
            Owners.Owner entry = entry(row);
            if (new Owners(List.of(entry)).classOf(target, scopes, labels).isPresent()) {
                return says.of(row);
            }
            if (domain.isEmpty() && entry.scope().filter(OwnerFunctions::mayBeADomain).isPresent()) {
                return new Outcome.Unknown(List.of("the domain of " + project));
            }
            if (tagsUnread.isPresent() && entry.label().isPresent()) {
                return tagsUnread.get();
            }
        }
        return given.list(0).unknown().<Object>map(why -> why).orElse(Optional.empty());
    }

    /** What an entry says. */
    private interface Says {
        Optional<String> of(RowView row);
    }

    private static Optional<String> text(RowView row, String field) {
        return row.text(field).toOptional();
    }

    /** As one that matches likewise; whose it is decides nothing here. */
    private static Owners.Owner entry(RowView row) {
        Optional<RowView> match = row.row("match").toOptional();
        return new Owners.Owner(OwnerClass.CUSTOMER, part(match, "target"), part(match, "scope"),
                part(match, "label"), Optional.empty());
    }

    private static Optional<String> part(Optional<RowView> match, String field) {
        return match.flatMap(row -> row.text(field).toOptional());
    }

    private static boolean mayBeADomain(String scope) {
        return scope.startsWith("domain/") || scope.indexOf('*') >= 0 && !scope.startsWith("project/");
    }

    /** Tags as labels: {@code env=prod} is a key and its value, {@code prod} a key. */
    private static Map<String, String> labels(ValueList tags) {
        Map<String, String> labels = new TreeMap<>();
        for (ValueList.Element tag : tags.elements()) {
            tag.text().toOptional().ifPresent(text -> {
                int equals = text.indexOf('=');
                labels.put(equals < 0 ? text : text.substring(0, equals), equals < 0 ? "" : text.substring(equals + 1));
            });
        }
        return labels;
    }
}
