package dev.souk.sample.sample;

import dev.souk.common.web.LineOfText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** The body that adds a sample. */
@Schema(example = "{\"name\": \"Lamps\"}")
record SampleRequest(
        @NotNull @LineOfText(max = 120) String name) {}
