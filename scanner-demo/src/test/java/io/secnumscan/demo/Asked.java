package io.secnumscan.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.http.CallLog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A list that a healthy scan asked for.
 *
 * @param query of the call; empty for none
 * @param array name of the list in the answer
 * @param healthy the answer
 */
record Asked(String path, String query, String array, ObjectNode healthy) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ONE_OF_MANY = Pattern.compile("/(users|groups|trusts)/[0-9a-f]{32}|=[0-9a-f]{32}");

    /** Each list once; of those that are asked for user by user, the ones that hold something and one that does not. */
    static List<Asked> of(Scan scan) throws IOException, InterruptedException {
        Set<String> urls = new LinkedHashSet<>();
        scan.calls().stream()
                .filter(call -> call.method().equals("GET") && call.status() == 200)
                .map(CallLog.Call::url)
                .sorted()
                .forEach(urls::add);
        List<Asked> lists = new ArrayList<>();
        Set<String> empty = new LinkedHashSet<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String url : urls) {
                Optional<Asked> list = read(http, URI.create(url));
                if (list.isPresent() && (!list.get().rows().isEmpty()
                        || empty.add(ONE_OF_MANY.matcher(list.get().toString()).replaceAll("*")))) {
                    lists.add(list.get());
                }
            }
        }
        lists.sort(Comparator.comparing(Asked::toString));
        return List.copyOf(lists);
    }

    private static Optional<Asked> read(HttpClient http, URI uri) throws IOException, InterruptedException {
        String body = http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString()).body();
        if (!(JSON.readTree(body) instanceof ObjectNode document)) {
            return Optional.empty();
        }
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        return document.properties().stream()
                .filter(member -> member.getValue().isArray())
                .findFirst()
                .map(member -> new Asked(uri.getRawPath(), query, member.getKey(), document));
    }

    JsonNode rows() {
        return healthy.path(array);
    }

    /** The names and values of the query. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return parameters;
    }

    @Override
    public String toString() {
        return query.isEmpty() ? path : path + "?" + query;
    }
}
