package io.secnumscan.core.perimeter;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.type.FieldType;
import java.util.Optional;

/**
 * A value that no API knows and that rules ask for.
 *
 * @param fallback its value where neither the operator nor the profile gives one; empty: it is then unknown, and what
 *     depends on it is not assessable
 */
public record Parameter(String name, FieldType type, boolean nullable, Optional<JsonNode> fallback, Text description) {}
