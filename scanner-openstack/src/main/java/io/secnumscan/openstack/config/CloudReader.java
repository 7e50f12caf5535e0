package io.secnumscan.openstack.config;

import io.secnumscan.core.http.Transport;
import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.text.Text;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes a {@link CloudConfig} of a cloud's settings, or says what is wrong with them and where. */
final class CloudReader {
    /** The one request beyond reads: asking for a token. */
    private static final Set<Transport.Allowed> TOKENS = Set.of(new Transport.Allowed("POST", "/v3/auth/tokens"));

    private static final List<String> INTERFACES = List.of("public", "internal", "admin");

    private static final Text ADDRESS = new Text("it is the address of Keystone", "c'est l'adresse de Keystone");

    private final Settings settings;

    CloudReader(Settings settings) {
        this.settings = settings;
    }

    CloudConfig read() throws TargetException {
        URI authUrl = address("auth_url", settings.required("auth_url", ADDRESS));
        CredentialReader credentials = new CredentialReader(settings);
        TlsReader tls = new TlsReader(settings);
        ProxySettings proxy = new ProxySettings(settings.search().environment());
        return new CloudConfig(
                settings.cloud(),
                settings.where(),
                credentials.type(),
                authUrl,
                credentials.read(),
                new ScopeReader(settings).read(),
                settings.text("region_name"),
                settings.names("regions"),
                interfaces(),
                new Transport(tls.context(), proxy.forAddress(authUrl), proxy.direct(), TOKENS),
                tls.insecure(),
                timeout(),
                overrides());
    }

    private List<String> interfaces() throws TargetException {
        String setting = settings.names("interface").isEmpty() ? "endpoint_type" : "interface";
        List<String> written = settings.names(setting);
        List<String> read = written.stream()
                .map(one -> one.toLowerCase(Locale.ROOT).replaceFirst("url$", ""))
                .toList();
        if (!INTERFACES.containsAll(read)) {
            throw settings.wrong(
                    setting, new Text("is public, internal or admin", "vaut public, internal ou admin"));
        }
        return read.isEmpty() ? List.of("public") : read;
    }

    private Optional<Duration> timeout() throws TargetException {
        Optional<String> written = settings.text("api_timeout");
        if (written.isEmpty()) {
            return Optional.empty();
        }
        try {
            double seconds = Double.parseDouble(written.get());
            if (seconds > 0 && seconds <= 3600) {
                return Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
            }
        } catch (NumberFormatException _) {
            // falls through to the same message
        }
        throw settings.wrong("api_timeout", new Text(
                "is a number of seconds, more than 0 and at most 3600",
                "est un nombre de secondes, plus de 0 et au plus 3600"));
    }

    private SortedMap<String, URI> overrides() throws TargetException {
        SortedMap<String, URI> found = new TreeMap<>();
        for (Map.Entry<String, String> one : settings.endingWith("_endpoint_override").entrySet()) {
            found.put(one.getKey(), address(one.getKey() + "_endpoint_override", one.getValue()));
        }
        return found;
    }

    private URI address(String setting, String written) throws TargetException {
        Optional<URI> address = Addresses.parse(written);
        if (address.isEmpty()) {
            // with an @ in it, the part before may be a password
            Text what = written.contains("@")
                    ? new Text("is no address", "n'est pas une adresse")
                    : new Text("is '" + written + "', which is no address",
                            "vaut « " + written + " », qui n'est pas une adresse");
            throw settings.wrong(
                    setting, what.then(new Text("it begins with https://", "elle commence par https://")));
        }
        if (address.get().getRawUserInfo() != null) {
            throw settings.wrong(setting, new Text(
                    "holds a user or password; they have settings of their own",
                    "contient un utilisateur ou un mot de passe ; ils ont leurs propres paramètres"));
        }
        return address.get();
    }
}
