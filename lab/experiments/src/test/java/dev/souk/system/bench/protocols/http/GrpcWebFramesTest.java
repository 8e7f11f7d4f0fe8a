package dev.souk.system.bench.protocols.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrpcWebFramesTest {

    private static final byte[] MESSAGE = {1, 2, 3};

    @Test
    void eachMessageIsReadUntilTheStatus() throws IOException {
        assertThat(read(GrpcWebFrames.of(MESSAGE), GrpcWebFrames.of(MESSAGE), status("grpc-status:0\r\n")))
                .containsExactly(MESSAGE, MESSAGE);
    }

    @Test
    void aStatusThatIsNotOkIsAFailureWithItsName() {
        assertThatThrownBy(() -> read(status("grpc-message:no\r\ngrpc-status: 14\r\n")))
                .hasMessage("UNAVAILABLE");
    }

    @Test
    void aBodyWithoutAStatusIsBroken() {
        assertThatThrownBy(() -> read(GrpcWebFrames.of(MESSAGE))).isInstanceOf(EOFException.class);
    }

    private static List<byte[]> read(byte[]... frames) throws IOException {
        var body = new ByteArrayOutputStream();
        List.of(frames).forEach(body::writeBytes);
        var messages = new ArrayList<byte[]>();
        GrpcWebFrames.read(new ByteArrayInputStream(body.toByteArray()), messages::add);
        return messages;
    }

    private static byte[] status(String trailers) {
        byte[] frame = GrpcWebFrames.of(trailers.getBytes(StandardCharsets.US_ASCII));
        frame[0] = (byte) 0x80;
        return frame;
    }
}
