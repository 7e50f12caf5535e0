package io.secnumscan.core.detect;

import com.fasterxml.jackson.core.JsonPointer;
import io.secnumscan.core.type.Field;
import io.secnumscan.core.type.FieldType;
import io.secnumscan.core.type.ResourceType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a type file says of each place in a resource: which values are secrets, and which must stay texts. */
final class SecretPaths {
    /** A place that no type file speaks of. */
    static final SecretPaths UNDECLARED = new SecretPaths();

    private final Map<String, SecretPaths> fields = new HashMap<>();
    private @Nullable SecretPaths element;
    private List<String> measures = List.of();
    private boolean text;

    private SecretPaths() {}

    static SecretPaths of(ResourceType type) {
        SecretPaths root = new SecretPaths();
        type.fields().values().forEach(root::add);
        return root;
    }

    SecretPaths field(String name) {
        return fields.isEmpty() ? UNDECLARED : fields.getOrDefault(name, UNDECLARED);
    }

    SecretPaths element() {
        return element == null ? UNDECLARED : element;
    }

    /** Measures that are kept of a secret; empty for a value that is none. */
    List<String> measures() {
        return measures;
    }

    /** Whether rules expect a text here: a secret in it is replaced by a text. */
    boolean isText() {
        return text;
    }

    private void add(Field field) {
        SecretPaths place = this;
        for (JsonPointer at = field.at(); !at.matches(); at = at.tail()) {
            place = place.fields.computeIfAbsent(at.getMatchingProperty(), name -> new SecretPaths());
        }
        if (!field.secret().isEmpty()) {
            place.measures = field.secret();
        }
        place.declare(field.type());
    }

    private void declare(FieldType type) {
        switch (type) {
            case FieldType.Text _ -> text = true;
            case FieldType.ListOf list -> {
                if (element == null) {
                    element = new SecretPaths();
                }
                element.declare(list.element());
            }
            case FieldType.Struct struct -> struct.fields().values().forEach(this::add);
            case FieldType.Bool _,FieldType.Int _,FieldType.Double _,FieldType.Timestamp _,FieldType.FreeMap _,FieldType.Json _ -> {
                // nothing below them is declared
            }
        }
    }
}
