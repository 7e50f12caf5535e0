package io.secnumscan.openstack.catalog;

import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.text.Text;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.config.CloudConfig;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which regions there are and which of them are read: all of the catalogue, unless the operator names some. The default
 * region of a cloud's configuration narrows nothing, since every command-line file has one and an audit of the cloud is not
 * meant to stop there.
 *
 * @param known regions that Keystone or a catalogue names
 * @param asked regions that the operator named; empty means all
 */
public record ServiceRegions(SortedSet<String> known, Set<String> asked) {
    public ServiceRegions {
        known = new TreeSet<>(known);
        asked = new LinkedHashSet<>(asked);
    }

    /** @throws TargetException for a region that doesn't exist, with those that do */
    public void check() throws TargetException {
        for (String region : asked) {
            if (!known.contains(region)) {
                String regions = String.join(", ", known);
                throw new TargetException(new Text(
                        "no region '" + region + "' in this cloud; it has: " + regions,
                        "aucune région « " + region + " » dans ce cloud ; il a : " + regions));
            }
        }
    }

    /**
     * Whether each address that a configuration sets for a service belongs to one region.
     *
     * @throws TargetException when the service is in several regions and the configuration's own is none of them
     */
    public static void checkOverride(String service, List<Identity> identities) throws TargetException {
        SortedSet<String> catalogued = catalogued(service, identities);
        for (Identity identity : identities) {
            String own = identity.config().region().orElse("");
            if (override(identity, service).isPresent() && catalogued.size() > 1 && !catalogued.contains(own)) {
                throw new TargetException(
                        ofOneRegion(service, String.join(", ", catalogued)).at(identity.config().where()));
            }
        }
    }

    private static Text ofOneRegion(String service, String regions) {
        String setting = key(service) + "_endpoint_override";
        return new Text(
                "'" + setting + "' is for one region, and the catalogue has " + service + " in " + regions
                        + "; name the region that it is for in 'region_name'",
                "« " + setting + " » vaut pour une région, et le catalogue a " + service + " dans " + regions
                        + " ; nommer cette région dans « region_name »");
    }

    /** The regions that the scan is about. */
    public SortedSet<String> read() {
        SortedSet<String> read = new TreeSet<>(known);
        if (!asked.isEmpty()) {
            read.retainAll(asked);
        }
        return read;
    }

    /** The regions to read of a service, as the catalogues of the identities have it. */
    public SortedSet<String> of(String service, List<Identity> identities) {
        SortedSet<String> regions = catalogued(service, identities);
        if (regions.isEmpty()) {
            identities.stream()
                    .filter(identity -> override(identity, service).isPresent())
                    .map(identity -> identity.config().region().orElse(""))
                    .forEach(regions::add);
        }
        regions.removeIf(region -> !asked.isEmpty() && !region.isEmpty() && !asked.contains(region));
        return regions;
    }

    /**
     * Where an identity reaches a service: where its configuration says, else where its catalogue does.
     *
     * <p>An address in clouds.yaml ({@code network_endpoint_override}) names no region. openstacksdk uses one region at a
     * time and takes the address for that one, the {@code region_name}; so here it stands for that region alone. The others
     * are read at the addresses of the catalogue, or the one region's resources would be stored as theirs. Where the
     * catalogues have the service in one region only there is nothing to confuse, whatever {@code region_name} says.
     *
     * @param identities all of the cloud; the catalogue of one may not name every region
     */
    public static Optional<URI> address(Identity identity, List<Identity> identities, String service, String region) {
        boolean only = catalogued(service, identities).size() == 1;
        return override(identity, service)
                .filter(address -> only || identity.config().region().orElse("").equals(region))
                .or(() -> catalogued(identity, service, region).filter(address -> !isDowngrade(identity, address)));
    }

    /**
     * Whether some identity logs in over TLS and its catalogue wants the token over plain HTTP on the public interface. Other
     * interfaces are of networks that whoever chooses them knows, and {@code verify: false} and an address of one's own say
     * that it is meant.
     */
    public static boolean downgraded(List<Identity> identities, String service, String region) {
        return identities.stream().anyMatch(identity -> catalogued(identity, service, region)
                .filter(address -> isDowngrade(identity, address))
                .isPresent());
    }

    private static Optional<URI> catalogued(Identity identity, String service, String region) {
        return identity.token().catalogue().address(service, region, identity.config().interfaces());
    }

    private static boolean isDowngrade(Identity identity, URI address) {
        CloudConfig config = identity.config();
        return !config.insecure()
                && config.interfaces().stream().findFirst().filter("public"::equals).isPresent()
                && config.authUrl().getScheme().equalsIgnoreCase("https")
                && !address.getScheme().equals("https");
    }

    private static SortedSet<String> catalogued(String service, List<Identity> identities) {
        SortedSet<String> regions = new TreeSet<>();
        identities.forEach(identity -> regions.addAll(identity.token().catalogue().regions(service)));
        return regions;
    }

    private static Optional<URI> override(Identity identity, String service) {
        return Optional.ofNullable(identity.config().overrides().get(key(service)));
    }

    private static String key(String service) {
        return service.replace('-', '_');
    }
}
