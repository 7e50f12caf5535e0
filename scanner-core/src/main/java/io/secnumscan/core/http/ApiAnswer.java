package io.secnumscan.core.http;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.text.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What became of one call. No exception stands for an answer of the API. */
public sealed interface ApiAnswer {
    /** Number of the call in the log. */
    int call();

    /** A 2xx (or 300, a service's list of its versions) whose body was read to its end. Header names are in lower case. */
    record Success(int call, int status, Map<String, List<String>> headers) implements ApiAnswer {
        public Optional<String> header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
        }

        /** Without the headers: some of them are tokens. */
        @Override
        public String toString() {
            return "Success[call=" + call + ", status=" + status + "]";
        }
    }

    /** The API answered, and not with what was asked for. {@code message} is the API's own, shortened, cleaned. */
    record Refusal(int call, int status, String message) implements ApiAnswer {
        /** The status as a cause. Whether a 404 hides something forbidden or means absence, only the caller knows. */
        public Cause cause() {
            return switch (status) {
                case 401, 407 -> Cause.UNAUTHENTICATED;
                case 403 -> Cause.FORBIDDEN;
                case 429 -> Cause.THROTTLED;
                case 408 -> Cause.TIMEOUT;
                case 404, 410 -> Cause.NOT_INSTALLED;
                default -> status >= 500 ? Cause.SERVER_ERROR : Cause.UNREADABLE;
            };
        }
    }

    /** No usable answer: timeout, cut or unreadable body, no connection. What the reader took before may stay. */
    record Failure(int call, Cause cause, Text message) implements ApiAnswer {}

    /** The coverage of a type whose first call ended this way; {@code what} reads "listing ports". */
    static Coverage notRead(ApiAnswer answer, String what) {
        return switch (answer) {
            case Success s -> throw new IllegalArgumentException("call " + s.call() + " succeeded");
            case Refusal r -> Coverage.unavailable(
                    r.cause() == Cause.NOT_INSTALLED ? Cause.UNREADABLE : r.cause(),
                    what + ": HTTP " + r.status() + (r.message().isEmpty() ? "" : " (" + r.message() + ")"));
            case Failure f -> Coverage.unavailable(f.cause(), what + ": " + f.message().en());
        };
    }
}
