package io.secnumscan.core.verdict;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.text.Text;

/** What a person reads of a cause, in a sentence or beside a type; programs read {@link Cause#label()}. */
public final class CauseText {
    private CauseText() {}

    public static Text of(Cause cause) {
        return switch (cause) {
            case UNAUTHENTICATED -> new Text("not authenticated", "authentification refusée");
            case FORBIDDEN -> new Text("access refused", "accès refusé");
            case TIMEOUT -> new Text("no answer in time", "pas de réponse à temps");
            case TRUNCATED -> new Text("the list was cut", "liste tronquée");
            case FILTERED -> new Text("the view is restricted", "vue restreinte");
            case SERVER_ERROR -> new Text("server error", "erreur du serveur");
            case THROTTLED -> new Text("the server limits the rate of calls", "débit d'appels limité par le serveur");
            case UNREADABLE -> new Text("unreadable answer", "réponse illisible");
            case UNREACHABLE -> new Text("unreachable", "injoignable");
            case NOT_INSTALLED -> new Text("not installed", "non installé");
            case INTERRUPTED -> new Text("the collection was interrupted", "collecte interrompue");
            case NOT_COLLECTED -> new Text("not collected", "non collecté");
        };
    }
}
