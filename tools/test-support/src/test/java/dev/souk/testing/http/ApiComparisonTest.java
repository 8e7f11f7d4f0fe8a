package dev.souk.testing.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.contract.Reader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** Each change of an API that breaks a client of the last release, and some that do not. */
class ApiComparisonTest {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private static final String RELEASED = """
            {'security': [ {'token': []}], 'paths': {'/orders': {'post': {
              'security': [],
              'parameters': [{'in': 'query', 'name': 'limit', 'schema': {'type': 'integer', 'maximum': 100}}],
              'requestBody': {'content': {'application/json': {'schema': {'$ref': '#/components/schemas/Request'}}}},
              'responses': {
                '202': {'headers': {'ETag': {}}, 'content': {'application/json': {'schema': {'required': ['id']}}}},
                '503': {'headers': {'Retry-After': {}}}}}}},
             'components': {'schemas': {'Request': {'properties': {'note': {}}}}}}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', emptyValue = "", textBlock = """
            /orders' | /purchases' | THIS_VERSION | "" | the operation is gone
            'post' | 'put' | THIS_VERSION | "" | the operation is gone
            'security': [], | "" | THIS_VERSION | "" | a token is required now
            'name': 'limit' | 'name': 'size' | THIS_VERSION | ", query limit" | it is gone
            'in': 'query' | 'in': 'query', 'required': true | THIS_VERSION | "" | the reader requires `query limit`, which may be missing
            [{ | [{'in': 'path', 'name': 'x', 'required': true}, { | THIS_VERSION | "" | the reader requires `path x`, which may be missing
            'maximum': 100 | 'maximum': 50 | THIS_VERSION | ", query limit" | the reader expects the maximum 50
            'requestBody': { | 'requestBody': {'required': true, | THIS_VERSION | "" | the reader requires `body`, which may be missing
            {'note': {}} | {'text': {}} | THIS_VERSION | ", body, application/json, note" | it is gone
            '202' | '201' | LAST_RELEASE | ", 202" | it is gone
            {'ETag': {}} | {} | LAST_RELEASE | ", 202, ETag" | it is gone
            ['id'] | [] | LAST_RELEASE | ", 202, application/json" | the reader requires `id`, which may be missing
            """)
    void aChangeThatBreaksAClientIsFound(String part, String replacement, Reader reader, String place, String change) {
        assertThat(changes(RELEASED.replace(part, replacement)))
                .containsExactly(reader.broken("post /orders" + place, change));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'paths': {        | 'paths': {'/items': {'get': {}},
            'parameters': [   | 'parameters': [{'in': 'query', 'name': 'x'},
            'maximum': 100    | 'maximum': 200
            ['id'] | ['id', 'total']
            'note': {}        | 'note': {}, 'text': {}
            {'Retry-After': {}} | {}
            """)
    void anAdditionIsCompatible(String part, String replacement) {
        assertThat(changes(RELEASED.replace(part, replacement))).isEmpty();
    }

    @Test
    void nothingIsComparedBeforeTheFirstRelease() {
        assertThat(ApiComparison.changes(JSON.missingNode(), JSON.readTree(RELEASED)))
                .isEmpty();
    }

    private static List<String> changes(String current) {
        return ApiComparison.changes(JSON.readTree(RELEASED), JSON.readTree(current));
    }
}
