package io.secnumscan.openstack.view;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.ApiAnswer;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.catalog.ServiceRegions;
import io.secnumscan.openstack.read.Documents;
import io.secnumscan.openstack.read.ListCall;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The identities that reach a service in a region.
 *
 * @param closed why the service's types can't be read there; empty where somebody gets in
 */
public record AccessList(List<Access> all, Optional<Coverage> closed) {
    public AccessList {
        all = List.copyOf(all);
    }

    /** Of identities whose views are known already. */
    public static AccessList of(List<Access> all) {
        return new AccessList(all, Optional.empty());
    }

    /** What an identity found at the address that its catalogue has. */
    public sealed interface Attempt {
        /** The service answered. */
        record Open(Access access) implements Attempt {}

        /** It did not. */
        record Dead(ApiAnswer.Failure failure) implements Attempt {}

        /** Dead where there was no answer at all; a refusal and an answer of another shape are answers. */
        static Attempt of(Documents.Document answer, Function<Documents.Document, Access> access) {
            return answer.answer() instanceof ApiAnswer.Failure failure && failure.cause() != Cause.UNREADABLE
                    ? new Dead(failure)
                    : new Open(access.apply(answer));
        }
    }

    /** How a service is entered. */
    @FunctionalInterface
    public interface Opening {
        Attempt at(Identity identity, URI catalogued);
    }

    public static AccessList open(List<Identity> identities, String service, String region, Opening opening) {
        List<Access> open = new ArrayList<>();
        List<ApiAnswer.Failure> failures = new ArrayList<>();
        for (Identity identity : identities) {
            ServiceRegions.address(identity, identities, service, region)
                    .map(address -> opening.at(identity, address))
                    .ifPresent(attempt -> {
                        switch (attempt) {
                            case Attempt.Open(Access access) -> open.add(access);
                            case Attempt.Dead(ApiAnswer.Failure failure) -> failures.add(failure);
                        }
                    });
        }
        if (!open.isEmpty()) {
            return of(open);
        }
        return new AccessList(open, Optional.of(failures.isEmpty()
                ? RegionPlan.noEndpoint(service, region, identities)
                : RegionPlan.unreachable(service, region, failures.getFirst())));
    }

    public List<Sight> sights() {
        return sights(Access::view);
    }

    public List<Sight> sights(Function<Access, View> view) {
        return all.stream().map(access -> new Sight(access.identity(), view.apply(access))).toList();
    }

    /** For a list that is refused or whole. */
    public List<Sight> refusedOrWhole(Function<Access, ListCall> list) {
        return Sight.refusedOrWhole(sights(), identity -> list.apply(of(identity)).isGiven(identity));
    }

    public Access of(Reading reading) {
        return of(reading.identity());
    }

    private Access of(Identity identity) {
        return all.stream()
                .filter(access -> access.identity() == identity)
                .findFirst()
                .orElseThrow();
    }
}
