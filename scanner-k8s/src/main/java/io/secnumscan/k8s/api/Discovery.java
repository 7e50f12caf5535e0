package io.secnumscan.k8s.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.http.ApiAnswer;
import io.secnumscan.core.text.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the API server says it serves. It says so in one answer (aggregated discovery, since 1.27), or group by group.
 *
 * <p>Absent is said only of what a list that was read leaves out, and that the server, asked for by name, does not know
 * either: a group whose own API server is down is stale or left out, and not absent.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/kubernetes-api/#discovery-api">Discovery API</a>
 */
public final class Discovery {
    /** The Accept header of aggregated discovery. */
    public static final String AGGREGATED = KubeApi.JSON + ";g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    /** Groups that every API server has: that one lacks some of them is no answer, and the list is asked itself. */
    private static final Set<String> BUILT_IN =
            Set.of("", "apiregistration.k8s.io", "apps", "batch", "certificates.k8s.io",
                    "coordination.k8s.io", "discovery.k8s.io", "networking.k8s.io", "rbac.authorization.k8s.io",
                    "scheduling.k8s.io", "storage.k8s.io");

    private final KubeApi api;
    private final Map<String, GroupState> groups = new TreeMap<>();
    /** Groups whose versions are not read yet. */
    private final Map<String, JsonNode> listed = new TreeMap<>();
    private final Optional<ApiAnswer> refused;
    private final String form;

    private Discovery(KubeApi api, Optional<ApiAnswer> refused, String form) {
        this.api = api;
        this.refused = refused;
        this.form = form;
    }

    /** Where a kind is, or why it is nowhere. */
    public sealed interface Place {
        /** Listed there, or, where discovery could not be read, presumably. */
        record Served(ResourcePath path) implements Place {}

        record Nowhere(Coverage coverage) implements Place {}
    }

    /** Reads both roots; the group of core resources has one of its own. */
    public static Discovery read(KubeApi api) {
        KubeApi.Document groups = document(api, "/apis");
        Discovery discovery =
                switch (groups) {
                    case KubeApi.Document.NotRead(ApiAnswer answer) ->
                            new Discovery(api, Optional.of(answer), "not read");
                    case KubeApi.Document.Read(var answer, JsonNode json) when aggregated(json) ->
                            new Discovery(api, Optional.empty(), "aggregated").withAggregated(json);
                    case KubeApi.Document.Read(var answer, JsonNode json) when json.path("groups").isArray() ->
                            new Discovery(api, Optional.empty(), "by group").withGroups(json);
                    case KubeApi.Document.Read(var answer, JsonNode json) -> {
                        ApiAnswer other = new ApiAnswer.Failure(
                                answer.call(), Cause.UNREADABLE,
                                new Text("/apis answered with something else than a list of groups",
                                        "/apis a répondu autre chose qu'une liste de groupes"));
                        yield new Discovery(api, Optional.of(other), "unreadable");
                    }
                };
        if (document(api, "/api") instanceof KubeApi.Document.Read(var answer, JsonNode json) && aggregated(json)) {
            discovery.withAggregated(json);
        }
        return discovery;
    }

    /** Whether the list of groups was read. */
    public boolean complete() {
        return refused.isEmpty();
    }

    /** {@code aggregated}, {@code by group}, {@code not read}, {@code unreadable}. */
    public String form() {
        return form;
    }

    /**
     * Looks for a kind in the groups and versions that are known to hold it, the preferred one first.
     *
     * @param candidates at least one
     */
    public Place find(List<ResourcePath> candidates) {
        if (refused.isPresent() && candidates.stream().noneMatch(path -> groups.containsKey(path.group()))) {
            return new Place.Served(candidates.getFirst());
        }
        Optional<Place> best = Optional.empty();
        for (ResourcePath path : candidates) {
            Place place = find(path);
            if (place instanceof Place.Served || absent(place) && BUILT_IN.contains(path.group())) {
                return new Place.Served(path);
            }
            best = Optional.of(best.filter(one -> !absent(one)).orElse(place));
        }
        return best.orElseThrow();
    }

    private static boolean absent(Place place) {
        return place instanceof Place.Nowhere(Coverage.Absent absent);
    }

    private Place find(ResourcePath path) {
        if (path.group().isEmpty() && !groups.containsKey("")) {
            return new Place.Served(path);
        }
        return switch (groups.computeIfAbsent(path.group(), this::asked)) {
            case GroupState.Down(Coverage coverage) -> new Place.Nowhere(coverage);
            case GroupState.None(String reason) -> new Place.Nowhere(new Coverage.Absent(reason));
            case GroupState.Listed(var versions) -> inGroup(path, versions);
        };
    }

    private Place inGroup(ResourcePath path, SortedMap<String, GroupState.Version> versions) {
        GroupState.Version version = versions.get(path.version());
        if (version == null) {
            return elsewhere(path, versions);
        }
        if (version.plurals().contains(path.plural())) {
            return new Place.Served(path);
        }
        if (version.trouble().isEmpty()) {
            return new Place.Nowhere(new Coverage.Absent("the API server has no " + path.right()));
        }
        boolean hidden = version.trouble().get() instanceof Coverage.Unavailable unavailable
                && unavailable.cause() == Cause.FORBIDDEN;
        return hidden ? new Place.Served(path) : new Place.Nowhere(version.trouble().get());
    }

    private static Place elsewhere(ResourcePath path, SortedMap<String, GroupState.Version> versions) {
        for (var version : versions.entrySet()) {
            if (version.getValue().plurals().contains(path.plural())) {
                return new Place.Nowhere(Coverage.unavailable(Cause.UNREADABLE, path.right() + " is served as "
                        + version.getKey() + " only, and " + path.version() + " is what is understood"));
            }
            if (version.getValue().trouble().isPresent()) {
                return new Place.Nowhere(version.getValue().trouble().get());
            }
        }
        return new Place.Nowhere(new Coverage.Absent("the API server has no " + path.right()));
    }

    /** A group that the list leaves out is asked for by name, since what is down may be left out too. */
    private GroupState asked(String group) {
        if (listed.containsKey(group)) {
            return GroupState.ofGroup(group, listed.get(group), version -> version(group, version));
        }
        return switch (api.document("/apis/" + group, KubeApi.JSON)) {
            case KubeApi.Document.Read(var answer, JsonNode json) ->
                    json.path("kind").asText().equals("APIGroup")
                            ? GroupState.ofGroup(group, json, version -> version(group, version))
                            : GroupState.unreadable(group);
            case KubeApi.Document.NotRead(ApiAnswer.Refusal refusal) when refusal.status() == 404 ->
                    new GroupState.None("the API server has no group " + group);
            case KubeApi.Document.NotRead(ApiAnswer answer) ->
                    new GroupState.Down(ApiAnswer.notRead(answer, "discovery of " + group));
        };
    }

    private GroupState.Version version(String group, String version) {
        return switch (api.document(ResourcePath.root(group, version), KubeApi.JSON)) {
            case KubeApi.Document.Read(var answer, JsonNode json) ->
                    GroupState.ofResourceList(group + "/" + version, json);
            case KubeApi.Document.NotRead(ApiAnswer answer) -> new GroupState.Version(
                    Set.of(), Optional.of(ApiAnswer.notRead(answer, "discovery of " + group + "/" + version)));
        };
    }

    private Discovery withAggregated(JsonNode list) {
        for (JsonNode group : list.path("items")) {
            groups.put(group.path("metadata").path("name").asText(""), GroupState.ofAggregated(group));
        }
        return this;
    }

    /** Only the groups that somebody asks about are read further; each is then {@link #asked} for. */
    private Discovery withGroups(JsonNode list) {
        for (JsonNode group : list.path("groups")) {
            listed.put(group.path("name").asText(""), group);
        }
        return this;
    }

    private static boolean aggregated(JsonNode json) {
        return json.path("kind").asText().equals("APIGroupDiscoveryList") && json.path("items").isArray();
    }

    /** Older servers refuse the aggregated form (406) and give the other when asked again. */
    private static KubeApi.Document document(KubeApi api, String path) {
        KubeApi.Document document = api.document(path, AGGREGATED);
        boolean unknown =
                document instanceof KubeApi.Document.NotRead(ApiAnswer.Refusal refusal) && refusal.status() == 406;
        return unknown ? api.document(path, KubeApi.JSON) : document;
    }
}
