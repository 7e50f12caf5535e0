package io.secnumscan.openstack.config;

import io.secnumscan.core.http.Transport;
import io.secnumscan.core.text.Text;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One identity of one cloud, ready to be used.
 *
 * @param name of the cloud in clouds.yaml; {@code envvars} for {@code OS_*}
 * @param where {@code clouds.yaml:3:5: cloud 'paris'}: the beginning of messages about it
 * @param authType the keystoneauth plugin without its version
 * @param region the cloud's default region; every region is read nevertheless
 * @param regions the regions that the cloud is said to have; empty means those of the catalogue
 * @param interfaces the interfaces to use, the preferred one first: {@code public}, {@code internal}, {@code admin}
 * @param insecure certificates are not verified, because the configuration says so
 * @param timeout for an answer, where the configuration says one ({@code api_timeout})
 * @param overrides addresses that replace the catalogue's, by service type with underscores
 */
public record CloudConfig(
        String name,
        Text where,
        String authType,
        URI authUrl,
        Credential credential,
        AuthScope scope,
        Optional<String> region,
        List<String> regions,
        List<String> interfaces,
        Transport transport,
        boolean insecure,
        Optional<Duration> timeout,
        SortedMap<String, URI> overrides) {
    public CloudConfig {
        regions = List.copyOf(regions);
        interfaces = List.copyOf(interfaces);
    }
}
