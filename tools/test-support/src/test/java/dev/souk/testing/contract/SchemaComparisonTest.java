package dev.souk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each rule, in both directions. */
class SchemaComparisonTest {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    /** The first schema admits less than the second: whoever expects it cannot read what is written by the second. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'required': ['a']} | {} | : requires `a`, which may be missing
            {'type': 'integer'} | {'type': ['integer', 'null']} | : expects the type [integer], not [integer, null]
            {'type': 'integer'} | {'type': 'number'} | : expects the type [integer], not [integer, number]
            {'type': 'integer'} | {} | : expects the type [integer], not any
            {'enum': ['a']} | {'enum': ['a', 'b']} | : expects the value [a], not [a, b]
            {'const': 'a'} | {} | : expects the value [a], not any
            {'minimum': 1} | {'minimum': 0} | : expects the minimum 1
            {'exclusiveMaximum': 9} | {} | : expects the exclusiveMaximum 9
            {'maxLength': 9} | {'maxLength': 10} | : expects the maxLength 9
            {'minItems': 1} | {} | : expects the minItems 1
            {'format': 'uuid'} | {} | : expects the format 'uuid'
            {'pattern': 'a+'} | {} | : expects the pattern 'a+'
            {'items': {'minimum': 1}} | {'items': {}} | []: expects the minimum 1
            {'properties': {'a': {'minimum': 1}}} | {'properties': {'a': {}}} | , a: expects the minimum 1
            {'oneOf': [{'minimum': 1}]} | {'oneOf': [{}]} | : expects the minimum 1
            {'$ref': '#/x', 'x': {'minimum': 1}} | {'$ref': '#/x', 'x': {}} | : expects the minimum 1
            """)
    void aReaderThatExpectsLessThanIsWrittenIsBroken(String narrow, String wide, String change) {
        String expected = "event" + change.replace(": ", ": the reader ").replace('\'', '"');

        assertThat(changes(narrow, wide, Reader.LAST_RELEASE))
                .containsExactly(expected + "; the last release cannot read what this version writes");
        assertThat(changes(narrow, wide, Reader.THIS_VERSION)).isEmpty();
        assertThat(changes(wide, narrow, Reader.THIS_VERSION))
                .containsExactly(expected + "; this version cannot read what the last release wrote");
        assertThat(changes(wide, narrow, Reader.LAST_RELEASE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'properties': {'a': {}}} | {}                    | event, a: it is gone
            {'oneOf': [{}]}           | {'oneOf': [{}, {}]}   | event: oneOf has 2 schemas, not 1
            {'type': 'integer'}       | {'type': 'string'}    | event: the reader expects the type
            {'pattern': 'a+'}         | {'pattern': 'b+'}     | event: the reader expects the pattern
            """)
    void someChangesBreakBothReaders(String released, String current, String change) {
        assertThat(changes(released, current, Reader.LAST_RELEASE))
                .singleElement()
                .asString()
                .startsWith(change);
        assertThat(changes(released, current, Reader.THIS_VERSION))
                .singleElement()
                .asString()
                .startsWith(change);
    }

    @Test
    void anOptionalPropertyBreaksNobodyUnlessTheReaderIsStrict() {
        String more = "{'properties': {'a': {}}}";

        assertThat(changes("{}", more, Reader.LAST_RELEASE)).isEmpty();
        assertThat(changes("{}", more, Reader.THIS_VERSION)).isEmpty();
        assertThat(changes("{'additionalProperties': false}", more, Reader.LAST_RELEASE))
                .containsExactly(
                        "event: the reader accepts no `a`; the last release cannot read what this version writes");
    }

    @Test
    void aSchemaMayReferToItself() {
        String tree = "{'properties': {'child': {'$ref': '#'}}, 'minimum': %s}";

        assertThat(changes(tree.formatted("1"), tree.formatted("0"), Reader.LAST_RELEASE))
                .hasSize(2);
    }

    private static List<String> changes(String released, String current, Reader reader) {
        JsonNode before = json(released);
        JsonNode now = json(current);
        return new SchemaComparison(before, now, reader)
                .changes("event", before, now)
                .toList();
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text);
    }
}
