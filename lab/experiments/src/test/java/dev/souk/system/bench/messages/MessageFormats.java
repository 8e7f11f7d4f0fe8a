package dev.souk.system.bench.messages;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One message in both formats. A JVM of its own for each figure, since the JIT compiler learns from what ran before.
 * Times of single calls, whose median says more than a mean if other programs have the processors now and then.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class MessageFormats {

    /** Which message; JMH sets each in turn. */
    @Param
    public Sample message = Sample.USER;

    private Codec<?> jackson = message.jackson();
    private Codec<?> protobuf = message.protobuf();
    private byte[] json = jackson.write();
    private byte[] binary = protobuf.write();

    /** After JMH has set the message. */
    @Setup
    public void choose() {
        jackson = message.jackson();
        protobuf = message.protobuf();
        json = jackson.write();
        binary = protobuf.write();
    }

    @Benchmark
    public byte[] jacksonWrites() {
        return jackson.write();
    }

    @Benchmark
    public Object jacksonReads() {
        return jackson.read(json);
    }

    @Benchmark
    public byte[] protobufWrites() {
        return protobuf.write();
    }

    @Benchmark
    public Object protobufReads() {
        return protobuf.read(binary);
    }
}
