package io.secnumscan.openstack.catalog;

import io.secnumscan.openstack.config.Addresses;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.openstack4j.model.identity.v3.Endpoint;
import org.openstack4j.openstack.identity.v3.domain.KeystoneService;

/**
 * The services that a token may use. Addresses that HTTP can't be sent to are left out; whether one answers is only known
 * after asking it.
 */
public record Catalogue(List<Entry> entries) {
    /**
     * One address.
     *
     * @param service type of the service, in lower case: {@code compute}
     * @param region empty for an endpoint of every region
     * @param face {@code public}, {@code internal} or {@code admin}
     */
    public record Entry(String service, String serviceId, String region, String face, URI url) {}

    public Catalogue {
        entries = List.copyOf(entries);
    }

    /** From OpenStack4j's model of a token. */
    public static Catalogue of(List<? extends KeystoneService> services) {
        List<Entry> entries = new ArrayList<>();
        for (KeystoneService service : services) {
            for (Endpoint endpoint : Optional.ofNullable(service.getEndpoints()).orElse(List.of())) {
                entry(service, endpoint).ifPresent(entries::add);
            }
        }
        return new Catalogue(entries);
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Whether the catalogue has the service, in whatever region. */
    public boolean has(String service) {
        return entries.stream().anyMatch(entry -> entry.service().equals(service));
    }

    /** The regions in which the service has an endpoint. */
    public SortedSet<String> regions(String service) {
        SortedSet<String> regions = new TreeSet<>();
        entries.stream().filter(entry -> entry.service().equals(service)).map(Entry::region).forEach(regions::add);
        return regions;
    }

    /** Every region that an endpoint names. */
    public SortedSet<String> regions() {
        SortedSet<String> regions = new TreeSet<>();
        entries.stream().map(Entry::region).filter(region -> !region.isEmpty()).forEach(regions::add);
        return regions;
    }

    /** The address of a service in a region over the first of the interfaces that it has there. */
    public Optional<URI> address(String service, String region, List<String> interfaces) {
        return interfaces.stream()
                .flatMap(face -> entries.stream()
                        .filter(entry -> entry.service().equals(service)
                                && entry.region().equals(region)
                                && entry.face().equals(face)))
                .map(Entry::url)
                .findFirst();
    }

    private static Optional<Entry> entry(KeystoneService service, Endpoint endpoint) {
        if (endpoint.getUrl() == null || endpoint.getIface() == null) {
            return Optional.empty();
        }
        String region = Optional.ofNullable(endpoint.getRegionId()).or(() -> Optional.ofNullable(endpoint.getRegion()))
                .orElse("");
        return Addresses.parse(endpoint.getUrl().toString())
                .map(url -> new Entry(
                        Optional.ofNullable(service.getType()).orElse("").toLowerCase(Locale.ROOT),
                        service.getId(),
                        region,
                        endpoint.getIface().name().toLowerCase(Locale.ROOT),
                        url));
    }
}
