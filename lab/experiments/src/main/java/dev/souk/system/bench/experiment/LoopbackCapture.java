package dev.souk.system.bench.experiment;

import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Every packet of a port on this machine, TCP and UDP, counted by tcpdump: what it says of a registry that uses UDP no
 * counter of a socket does. It needs the rights of an administrator.
 */
record LoopbackCapture(int port) {

    /** The header of the file, and of each packet in it: two words of time, the stored length and the real one. */
    private static final int FILE_HEADER = 24;

    private static final int PACKET_HEADER = 16;
    private static final int LENGTH = 12;

    /** With all headers; not a number if tcpdump is not installed or not permitted. */
    double bytesAMinute(Duration duration) throws IOException, InterruptedException {
        Path file = Files.createTempFile("souk", ".pcap");
        try {
            var words = List.of("tcpdump", "-i", "lo", "-U", "-s", "64", "-w", "-", "port", Integer.toString(port));
            Process tcpdump = new ProcessBuilder(words)
                    .redirectOutput(file.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Pacing.pause(duration);
            tcpdump.destroy();
            tcpdump.waitFor();
            return sum(Files.readAllBytes(file)) * Duration.ofMinutes(1).toMillis() / duration.toMillis();
        } catch (IOException notInstalled) {
            return Double.NaN;
        } finally {
            Files.delete(file);
        }
    }

    private static double sum(byte[] bytes) {
        ByteBuffer capture = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        if (capture.remaining() < FILE_HEADER) {
            return Double.NaN;
        }
        capture.position(FILE_HEADER);
        double sum = 0;
        while (capture.remaining() >= PACKET_HEADER) {
            int begin = capture.position();
            int stored = capture.getInt(begin + LENGTH - Integer.BYTES);
            sum += capture.getInt(begin + LENGTH);
            capture.position(Math.min(capture.limit(), begin + PACKET_HEADER + stored));
        }
        return sum;
    }
}
