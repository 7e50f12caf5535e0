package io.secnumscan.openstack.auth;

import io.secnumscan.core.http.ApiAnswer;
import io.secnumscan.core.http.ApiClient;
import io.secnumscan.core.http.ApiRequest;
import io.secnumscan.core.http.BodyReader;
import io.secnumscan.core.platform.TargetException;
import io.secnumscan.openstack.config.CloudConfig;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One logged-in identity. As a client it adds its token to every call, and when a service says that the token has ended it
 * gets a new one and asks once more. Thread-safe.
 */
public final class Identity implements ApiClient {
    private final CloudConfig config;
    private final ApiClient api;
    private final Keystone keystone;
    /** Services that refuse even a fresh token: there, another one would not help either. */
    private final Set<String> refusing = ConcurrentHashMap.newKeySet();

    private volatile Token token;
    /** Set once no new token was to be had: asking on would only lock the account. */
    private volatile boolean ended;

    private Identity(CloudConfig config, ApiClient api, Keystone keystone, Token token) {
        this.config = config;
        this.api = api;
        this.keystone = keystone;
        this.token = token;
    }

    /**
     * Logs in. The identity closes the client.
     *
     * @throws TargetException when there is no token to be had; the client is closed then
     */
    public static Identity login(CloudConfig config, ApiClient api) throws TargetException {
        Keystone keystone = new Keystone(config, api);
        try {
            return new Identity(config, api, keystone, keystone.authenticate());
        } catch (TargetException e) {
            api.close();
            throw e;
        }
    }

    /** An identity whose token is at hand already; it is renewed as any other. */
    public static Identity of(CloudConfig config, ApiClient api, Token token) {
        return new Identity(config, api, new Keystone(config, api), token);
    }

    /** As the target's configuration calls it. */
    public String name() {
        return config.name();
    }

    public CloudConfig config() {
        return config;
    }

    /** Keystone's address, {@code …/v3}. */
    public URI keystone() {
        return keystone.base();
    }

    public Token token() {
        return token;
    }

    @Override
    public ApiAnswer send(ApiRequest request, BodyReader reader) {
        Token used = token;
        ApiAnswer answer = api.send(with(used, request), reader);
        String service = request.uri().getAuthority();
        if (!unauthenticated(answer) || refusing.contains(service)) {
            return answer;
        }
        Optional<Token> fresh = renewed(used);
        if (fresh.isEmpty()) {
            return answer;
        }
        ApiAnswer second = api.send(with(fresh.get(), request), reader);
        if (unauthenticated(second)) {
            refusing.add(service);
        }
        return second;
    }

    @Override
    public void close() {
        api.close();
    }

    private synchronized Optional<Token> renewed(Token used) {
        if (!token.value().equals(used.value())) {
            return Optional.of(token);
        }
        if (ended || !Keystone.renewable(config.credential())) {
            return Optional.empty();
        }
        try {
            token = keystone.authenticate();
            return Optional.of(token);
        } catch (TargetException _) {
            // the refusal of the call itself is what the coverage reports
            ended = true;
            return Optional.empty();
        }
    }

    private static boolean unauthenticated(ApiAnswer answer) {
        return answer instanceof ApiAnswer.Refusal refusal && refusal.status() == 401;
    }

    private static ApiRequest with(Token token, ApiRequest request) {
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.put("X-Auth-Token", token.value().value());
        return new ApiRequest(request.method(), request.uri(), headers, request.body());
    }
}
