package io.secnumscan.core.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.secnumscan.core.coverage.Cause;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Why a call gave no usable answer, in words for an operator and without a word of the body.
 *
 * @param again whether asking once more may help
 */
record Trouble(Cause cause, String message, boolean again) {
    /** Of a call that got no answer at all. */
    static Trouble ofConnection(Throwable thrown, Origin origin) {
        if (find(thrown, InterruptedException.class).isPresent()) {
            return new Trouble(Cause.INTERRUPTED, "the collection was stopped", false);
        }
        if (find(thrown, UnresolvedAddressException.class).isPresent()
                || find(thrown, UnknownHostException.class).isPresent()) {
            return unreachable(origin + ": the name " + origin.host() + " is not known here; check the address and DNS",
                    false);
        }
        if (find(thrown, HttpConnectTimeoutException.class).isPresent()) {
            return unreachable(origin + ": no connection in time; check the address, firewalls and the proxy", true);
        }
        if (find(thrown, HttpTimeoutException.class).isPresent()) {
            return new Trouble(Cause.TIMEOUT, origin + ": no answer in time", true);
        }
        Optional<SSLException> tls = find(thrown, SSLException.class);
        if (tls.isPresent()) {
            return TlsTrouble.of(tls.get(), origin);
        }
        if (find(thrown, ConnectException.class).isPresent()) {
            return unreachable(origin + ": connection refused; check the address and that the service runs", true);
        }
        return unreachable(origin + ": the connection ended before an answer came", true);
    }

    /** Of a call that was not sent. */
    static Trouble ofHeader(String name, Origin origin) {
        return new Trouble(
                Cause.UNAUTHENTICATED,
                origin + ": not asked, since the value of the header " + name + " holds a character that no header may"
                        + " hold (a line break?); correct the credentials where they are configured",
                false);
    }

    /** Of a body that was begun. */
    static Trouble ofBody(IOException thrown, long bytes) {
        return switch (thrown) {
            case TimedBody.TooSlow slow -> new Trouble(Cause.TIMEOUT, String.valueOf(slow.getMessage()), true);
            case TimedBody.Cut cut -> truncated(bytes);
            case GuardedBody.TooLarge large -> new Trouble(Cause.TRUNCATED, String.valueOf(large.getMessage()), false);
            case Measured.TooLarge large -> new Trouble(Cause.TRUNCATED, String.valueOf(large.getMessage()), false);
            case InterruptedIOException stopped -> new Trouble(Cause.INTERRUPTED, "the collection was stopped", false);
            case EOFException end -> truncated(bytes);
            case JsonEOFException end -> truncated(bytes);
            case StreamConstraintsException bound ->
                    new Trouble(Cause.UNREADABLE, "the answer nests or strings longer than any API's does" + at(bound),
                            false);
            case JacksonException json ->
                    new Trouble(Cause.UNREADABLE, "the answer is not the JSON that was expected" + at(json), false);
            default -> new Trouble(Cause.UNREADABLE, ErrorText.clean(String.valueOf(thrown.getMessage())), false);
        };
    }

    static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
        int depth = 0;
        for (Throwable t = thrown; t != null && depth < 20; t = t.getCause(), depth++) {
            if (type.isInstance(t)) {
                return Optional.of(type.cast(t));
            }
        }
        return Optional.empty();
    }

    private static Trouble truncated(long bytes) {
        return new Trouble(Cause.TRUNCATED, "the answer broke off after " + bytes + " bytes", true);
    }

    private static Trouble unreachable(String message, boolean again) {
        return new Trouble(Cause.UNREACHABLE, message, again);
    }

    /** Jackson's own message may quote the body. */
    private static String at(JacksonException thrown) {
        JsonLocation location = thrown.getLocation();
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
