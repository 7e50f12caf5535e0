package io.secnumscan.core.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Parses as the library does, and stops where a text is nested too deeply: parsing doesn't recurse, composing does. */
final class BoundedParser implements Parser {
    private final Parser parser;
    private final int levels;
    private int depth;

    BoundedParser(LoadSettings settings, String text, int levels) {
        this.parser = new ParserImpl(settings, new StreamReader(settings, text));
        this.levels = levels;
    }

    /** There is one level too many. */
    static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Optional<Mark> at;

        private TooDeep(Optional<Mark> at) {
            this.at = at;
        }

        Optional<Mark> at() {
            return at;
        }
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
        return parser.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
        return parser.peekEvent();
    }

    @Override
    public boolean hasNext() {
        return parser.hasNext();
    }

    @Override
    public Event next() {
        Event event = parser.next();
        if (event instanceof CollectionStartEvent && ++depth > levels) {
            throw new TooDeep(event.getStartMark());
        }
        if (event instanceof CollectionEndEvent) {
            depth--;
        }
        return event;
    }
}
