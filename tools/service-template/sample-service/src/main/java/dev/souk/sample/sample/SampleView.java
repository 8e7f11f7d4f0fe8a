package dev.souk.sample.sample;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** A sample in responses. */
@Schema(example = """
                {"id": "01a1f83c-4686-7000-8ab2-990af0c8358f", "name": "Lamps", "status": "OPEN"}""")
record SampleView(UUID id, String name, SampleStatus status) {

    static SampleView of(Sample sample) {
        return new SampleView(sample.id(), sample.name(), sample.status());
    }
}
