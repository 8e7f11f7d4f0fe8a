package dev.souk.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.Unpooled;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

class GzipDecompressorTest {

    /** Found by Netty's detection of leaks: anybody could use up the memory of the process. */
    @Test
    void aMessageThatIsNotCompressedIsReleased() {
        ByteBuf message = Unpooled.copiedBuffer(new byte[100]);

        assertThatExceptionOfType(ZipException.class)
                .isThrownBy(() -> new GzipDecompressor().decompress(new ByteBufInputStream(message, true)));

        assertThat(message.refCnt()).isZero();
    }
}
