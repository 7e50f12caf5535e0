package io.secnumscan.core.type;

import io.secnumscan.core.text.Text;
import io.secnumscan.core.type.FieldReader.Declared;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlNode;
import io.secnumscan.core.yaml.YamlScalar;

/** Reads what a missing field means: {@code unread}, {@code null}, or the literal that the API documents as default. */
final class AbsentReader {
    private AbsentReader() {}

    static Absent read(Declared declared, YamlNode node, Problems problems) {
        if (node instanceof YamlScalar scalar && scalar.isPlain() && scalar.text().equals("unread")) {
            return new Absent.Unread();
        }
        if (node instanceof YamlScalar scalar && scalar.isNull()) {
            return ofNull(declared, node, problems);
        }
        return new Absent.Literal(
                new ValueReader(problems).read(Text.verbatim("absent"), declared.type(), declared.nullable(), node));
    }

    private static Absent ofNull(Declared declared, YamlNode node, Problems problems) {
        switch (declared.type()) {
            case FieldType.ListOf _ -> problems.add(node.at(), "a list is never null", "write 'absent: []'");
            case FieldType.FreeMap _ -> problems.add(node.at(), "a map is never null", "write 'absent: {}'");
            case FieldType.Json _ -> {}
            case FieldType.Bool _,FieldType.Int _,FieldType.Double _,FieldType.Text _,FieldType.Timestamp _,FieldType.Struct _ -> {
                if (!declared.nullable()) {
                    problems.add(node.at(), "null, and the field's type doesn't allow it", "put a ? after the type");
                }
            }
        }
        return new Absent.Null();
    }
}
