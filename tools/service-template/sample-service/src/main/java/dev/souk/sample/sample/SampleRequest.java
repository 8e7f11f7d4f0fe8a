package dev.souk.sample.sample;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** The body that adds a sample. */
@Schema(example = "{\"name\": \"Lamps\"}")
record SampleRequest(
        @NotBlank @Size(max = 120) @Pattern(regexp = "[^\\p{Cntrl}\\p{Cs}]*", message = "must be one line of text")
        String name) {}
