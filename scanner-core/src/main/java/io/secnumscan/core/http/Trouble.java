package io.secnumscan.core.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.text.Text;
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
 * @param timedOut whether the server let the time pass
 */
record Trouble(Cause cause, Text message, boolean again, boolean timedOut) {
    static final Text STOPPED = new Text("the collection was stopped", "la collecte a été arrêtée");

    Trouble(Cause cause, Text message, boolean again) {
        this(cause, message, again, cause == Cause.TIMEOUT);
    }

    /** Of a call that got no answer at all. */
    static Trouble ofConnection(Throwable thrown, Origin origin) {
        if (find(thrown, InterruptedException.class).isPresent()) {
            return new Trouble(Cause.INTERRUPTED, STOPPED, false);
        }
        if (find(thrown, UnresolvedAddressException.class).isPresent()
                || find(thrown, UnknownHostException.class).isPresent()) {
            return unreachable(origin, false, new Text(
                    "the name " + origin.host() + " is not known here; check the address and DNS",
                    "le nom " + origin.host() + " est inconnu ici ; vérifier l'adresse et le DNS"));
        }
        if (find(thrown, HttpConnectTimeoutException.class).isPresent()) {
            return new Trouble(Cause.UNREACHABLE, new Text(
                    "no connection in time; check the address, firewalls and the proxy",
                    "pas de connexion dans le délai ; vérifier l'adresse, les pare-feux et le proxy")
                    .at(origin.toString()), true, true);
        }
        if (find(thrown, HttpTimeoutException.class).isPresent()) {
            return new Trouble(
                    Cause.TIMEOUT, new Text("no answer in time", "pas de réponse dans le délai").at(origin.toString()),
                    true);
        }
        Optional<SSLException> tls = find(thrown, SSLException.class);
        if (tls.isPresent()) {
            return TlsTrouble.of(tls.get(), origin);
        }
        if (find(thrown, ConnectException.class).isPresent()) {
            return unreachable(origin, true, new Text(
                    "connection refused; check the address and that the service runs",
                    "connexion refusée ; vérifier l'adresse et que le service fonctionne"));
        }
        return unreachable(origin, true, new Text(
                "the connection ended before an answer came", "la connexion s'est terminée avant toute réponse"));
    }

    /** Of a call that was not sent. */
    static Trouble ofHeader(String name, Origin origin) {
        return new Trouble(
                Cause.UNAUTHENTICATED,
                new Text(
                        "not asked, since the value of the header " + name + " holds a character that no header may"
                                + " hold (a line break?); correct the credentials where they are configured",
                        "non demandé, car la valeur de l'en-tête " + name + " contient un caractère qu'aucun en-tête"
                                + " n'admet (un saut de ligne ?) ; corriger les identifiants là où ils sont configurés")
                        .at(origin.toString()),
                false);
    }

    /** Of a body that was begun. */
    static Trouble ofBody(IOException thrown, long bytes) {
        return switch (thrown) {
            case TimedBody.TooSlow slow -> new Trouble(Cause.TIMEOUT, slow.text(), true);
            case TimedBody.Cut cut -> truncated(bytes);
            case GuardedBody.TooLarge large -> new Trouble(Cause.TRUNCATED, large.text(), false);
            case Measured.TooLarge large -> new Trouble(Cause.TRUNCATED, large.text(), false);
            case InterruptedIOException stopped -> new Trouble(Cause.INTERRUPTED, STOPPED, false);
            case EOFException end -> truncated(bytes);
            case JsonEOFException end -> truncated(bytes);
            case StreamConstraintsException bound ->
                    new Trouble(Cause.UNREADABLE, new Text(
                            "the answer nests or strings longer than any API's does",
                            "la réponse est plus imbriquée ou a des textes plus longs que celle d'aucune API")
                            .and(at(bound)), false);
            case JacksonException json ->
                    new Trouble(Cause.UNREADABLE, new Text(
                            "the answer is not the JSON that was expected", "la réponse n'est pas le JSON attendu")
                            .and(at(json)), false);
            default -> new Trouble(
                    Cause.UNREADABLE, Text.english(ErrorText.clean(String.valueOf(thrown.getMessage()))), false);
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
        return new Trouble(Cause.TRUNCATED, new Text(
                "the answer broke off after " + bytes + " bytes",
                "la réponse s'est interrompue après " + bytes + " octets"), true);
    }

    private static Trouble unreachable(Origin origin, boolean again, Text what) {
        return new Trouble(Cause.UNREACHABLE, what.at(origin.toString()), again);
    }

    /** Jackson's own message may quote the body. */
    private static Text at(JacksonException thrown) {
        JsonLocation location = thrown.getLocation();
        if (location == null) {
            return Text.verbatim("");
        }
        return new Text(
                " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")",
                " (ligne " + location.getLineNr() + ", colonne " + location.getColumnNr() + ")");
    }
}
