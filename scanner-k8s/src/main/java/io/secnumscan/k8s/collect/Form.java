package io.secnumscan.k8s.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What an object must have to be judged. The API server stores no other, so one without it came from something else; and a
 * text where a list belongs would read as an empty list, of which nothing bad can be said.
 */
@FunctionalInterface
public interface Form {
    Form ANY = object -> true;

    boolean fits(ObjectNode object);

    /** Has both. */
    default Form and(Form other) {
        return object -> fits(object) && other.fits(object);
    }

    /**
     * Has the containers of a pod, and what makes it dangerous where the API has it.
     *
     * @param pointer to the specification of the pod
     */
    static Form pod(String pointer) {
        return object -> {
            JsonNode pod = object.at(pointer);
            return pod.path("containers").size() > 0
                    && objects(pod.path("containers"))
                    && objects(pod.path("initContainers"))
                    && objects(pod.path("ephemeralContainers"))
                    && objects(pod.path("volumes"))
                    && every(pod.path("volumes"), volume -> object(volume.path("hostPath")))
                    && object(pod.path("securityContext"))
                    && Stream.of("hostNetwork", "hostPID", "hostIPC").allMatch(name -> flag(pod.path(name)))
                    && Stream.of("containers", "initContainers", "ephemeralContainers")
                            .allMatch(role -> every(pod.path(role), Form::container));
        };
    }

    private static boolean container(JsonNode container) {
        JsonNode context = container.path("securityContext");
        JsonNode capabilities = context.path("capabilities");
        return object(context) && flag(context.path("privileged")) && object(capabilities)
                && Stream.of("add", "drop").map(capabilities::path)
                        .allMatch(names -> list(names) && every(names, JsonNode::isTextual))
                && objects(container.path("env")) && objects(container.path("volumeMounts"));
    }

    private static boolean object(JsonNode value) {
        return value.isObject() || value.isNull() || value.isMissingNode();
    }

    private static boolean flag(JsonNode value) {
        return value.isBoolean() || value.isNull() || value.isMissingNode();
    }

    /** Has the rules of a role, if any. */
    static Form role() {
        return object -> {
            JsonNode rules = object.path("rules");
            return objects(rules) && every(rules, Form::rule);
        };
    }

    /** Names a role, and subjects if any. */
    static Form binding() {
        return object -> {
            JsonNode subjects = object.path("subjects");
            return named(object.path("roleRef")) && objects(subjects) && every(subjects, Form::named);
        };
    }

    /** Has a specification, as every object of kinds with one has: without it a rule would find nothing to blame. */
    static Form spec() {
        return object -> object.path("spec").isObject();
    }

    /**
     * Has a list of objects there, if any.
     *
     * @param pointer to the list
     */
    static Form objects(String pointer) {
        return object -> objects(object.at(pointer));
    }

    private static boolean rule(JsonNode rule) {
        return List.of("verbs", "apiGroups", "resources", "resourceNames", "nonResourceURLs").stream()
                .allMatch(name -> list(rule.path(name)) && every(rule.path(name), JsonNode::isTextual));
    }

    private static boolean named(JsonNode reference) {
        return reference.path("kind").isTextual() && reference.path("name").isTextual();
    }

    private static boolean objects(JsonNode list) {
        return list(list) && every(list, JsonNode::isObject);
    }

    /** Null is how an empty list is written at times. */
    private static boolean list(JsonNode value) {
        return value.isArray() || value.isNull() || value.isMissingNode();
    }

    private static boolean every(JsonNode list, Predicate<JsonNode> fits) {
        for (JsonNode element : list) {
            if (!fits.test(element)) {
                return false;
            }
        }
        return true;
    }
}
