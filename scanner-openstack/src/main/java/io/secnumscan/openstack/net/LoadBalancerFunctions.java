package io.secnumscan.openstack.net;

import io.secnumscan.core.cel.Arguments;
import io.secnumscan.core.cel.Function;
import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.cel.Outcome;
import io.secnumscan.core.cel.Reading;
import io.secnumscan.core.cel.RowView;
import io.secnumscan.core.cel.Shape;
import io.secnumscan.core.cel.ValueList;
import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code lb.facesInternet(balancers, floatingIps)}: whether what listens on these load balancers can be reached from the
 * internet: one of their addresses is no inner one, or a floating IP leads to one of their ports.
 *
 * <p>Inner are the private blocks of RFC 1918, the shared one of RFC 6598 and the unique local ones of RFC 4193. A listener
 * is always on a load balancer: where none was seen, where one shows no address yet or one that can't be understood, only a
 * floating IP decides, and else the answer is unknown.
 */
public final class LoadBalancerFunctions implements FunctionLibrary {
    private static final AddressSet INNER =
            AddressSet.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7");
    private static final Shape BALANCERS = Shape.listOf(Shape.row()
            .with("vip_address", Shape.TEXT)
            .with("additional_vips", Shape.listOf(Shape.row().with("ip_address", Shape.TEXT))));
    private static final Shape FLOATING_IPS = Shape.listOf(Shape.row().with("port_id", Shape.TEXT));

    private static final List<Function> FUNCTIONS = List.of(Function.named("lb.facesInternet")
            .takes(BALANCERS, FLOATING_IPS)
            .as(LoadBalancerFunctions::facesInternet));

    @Override
    public List<Function> functions() {
        return FUNCTIONS;
    }

    private static Object facesInternet(Arguments given) {
        ValueList balancers = given.list(0);
        ValueList floating = given.list(1);
        List<Outcome.Unknown> unsure = new ArrayList<>();
        balancers.unknown().ifPresent(unsure::add);
        floating.unknown().ifPresent(unsure::add);
        if (balancers.elements().isEmpty()) {
            unsure.add(new Outcome.Unknown(List.of("related.balancers")));
        }
        boolean outer = !floating.certainRows().isEmpty();
        for (RowView balancer : balancers.certainRows()) {
            outer |= isOuter(balancer, "vip_address", unsure);
            ValueList more = balancer.list("additional_vips");
            more.unknown().ifPresent(unsure::add);
            for (RowView vip : more.certainRows()) {
                outer |= isOuter(vip, "ip_address", unsure);
            }
        }
        return outer || unsure.isEmpty() ? outer : Outcome.Unknown.all(unsure);
    }

    private static boolean isOuter(RowView row, String field, List<Outcome.Unknown> unsure) {
        Reading<String> address = row.text(field);
        Optional<Prefix> prefix = address.toOptional().flatMap(Prefix::parse);
        if (prefix.isEmpty()) {
            unsure.add(address.unread().orElseGet(() -> new Outcome.Unknown(List.of(row.name() + "." + field))));
        }
        return prefix.filter(one -> !INNER.containsAll(AddressSet.of(one))).isPresent();
    }
}
