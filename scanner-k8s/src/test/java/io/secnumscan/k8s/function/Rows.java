package io.secnumscan.k8s.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.secnumscan.core.cel.RowView;
import io.secnumscan.core.cel.ValueList;
import io.secnumscan.core.type.FieldReader;
import io.secnumscan.core.type.FieldType;
import io.secnumscan.core.yaml.MapReader;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlFile;
import java.util.stream.Stream;

/** Rows as functions see them, of fields that a test declares. */
final class Rows {
    private Rows() {}

    static FieldType.Struct struct(String fields) {
        Problems problems = new Problems();
        MapReader map = MapReader.of(YamlFile.parse("fields", fields, problems).orElseThrow(), "fields", problems);
        FieldType.Struct struct = new FieldType.Struct("row", FieldReader.withoutShapes(problems).fields("row", map));
        problems.throwIfAny();
        return struct;
    }

    /** Single quotes stand for double ones. */
    static RowView row(FieldType.Struct type, String json) {
        try {
            return RowView.of(type, "resource", new ObjectMapper().readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    static ValueList list(FieldType.Struct type, String... jsons) {
        return ValueList.of(Stream.of(jsons).map(json -> row(type, json)).toList());
    }
}
