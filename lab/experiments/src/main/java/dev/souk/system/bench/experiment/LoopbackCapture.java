package dev.souk.system.bench.experiment;

import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Every packet of a port on this machine, TCP and UDP, counted by tcpdump: what it says of a registry that uses UDP no
 * counter of a socket does. It needs the rights of an administrator.
 */
record LoopbackCapture(int port) {

    /** Of a packet, with all headers. */
    private static final Pattern LENGTH = Pattern.compile("ethertype .*?, length (\\d+): ");

    /** Not a number if tcpdump is not installed or not permitted. */
    double bytesAMinute(Duration duration) throws IOException, InterruptedException {
        Path lines = Files.createTempFile("souk", ".packets");
        try {
            Process tcpdump = new ProcessBuilder(
                            List.of("tcpdump", "-i", "lo", "-l", "-n", "-e", "port", Integer.toString(port)))
                    .redirectOutput(lines.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Pacing.pause(duration);
            boolean isPermitted = tcpdump.isAlive();
            tcpdump.destroy();
            tcpdump.waitFor();
            double bytes = LENGTH.matcher(Files.readString(lines, StandardCharsets.ISO_8859_1))
                    .results()
                    .mapToLong(packet -> Long.parseLong(packet.group(1)))
                    .sum();
            return isPermitted ? bytes * Duration.ofMinutes(1).toMillis() / duration.toMillis() : Double.NaN;
        } catch (IOException notInstalled) {
            return Double.NaN;
        } finally {
            Files.delete(lines);
        }
    }
}
