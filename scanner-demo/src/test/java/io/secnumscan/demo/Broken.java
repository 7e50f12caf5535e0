package io.secnumscan.demo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

/** What may come instead of a list. */
enum Broken {
    FORBIDDEN {
        @Override
        ResponseDefinitionBuilder instead(Asked list) {
            return error(403);
        }
    },
    NOT_FOUND {
        @Override
        ResponseDefinitionBuilder instead(Asked list) {
            return error(404);
        }
    },
    SERVER_ERROR {
        @Override
        ResponseDefinitionBuilder instead(Asked list) {
            return error(500);
        }
    },
    TRUNCATED {
        @Override
        ResponseDefinitionBuilder instead(Asked list) {
            String whole = list.healthy().toString();
            return json(whole.substring(0, whole.length() - whole.length() / 3));
        }
    },
    EMPTY {
        @Override
        ResponseDefinitionBuilder instead(Asked list) {
            ObjectNode answer = list.healthy().deepCopy();
            answer.putArray(list.array());
            return json(answer.toString());
        }
    },
    /** Each page names a next one, which is the same again. */
    REPEATING {
        @Override
        ResponseDefinitionBuilder instead(Asked list) {
            ObjectNode page = list.healthy().deepCopy();
            page.putArray(list.array() + "_links").addObject().put("rel", "next").put("href", "http://x/?marker=m");
            page.putObject("links").put("next", "http://x/?marker=m");
            if (list.array().equals("items")) {
                page.withObject("metadata").put("continue", "m");
            }
            return json(page.toString());
        }
    };

    abstract ResponseDefinitionBuilder instead(Asked list);

    private static ResponseDefinitionBuilder error(int status) {
        return json("{\"message\": \"no\"}").withStatus(status);
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }
}
