package dev.souk.system.bench.formulas.observed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.system.bench.load.Caller;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.UnexpectedResponseException;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

class CountedWorkTest {

    private final Customer customer =
            new Customer(new Caller(HttpAddress.plain(URI.create("http://localhost")), "", ""), "");

    @Test
    void whatSucceedsIsInProgressUntilItIsDone() throws IOException {
        var seen = new double[1];
        var work = new CountedWork[1];
        work[0] = new CountedWork(_ -> seen[0] = work[0].concurrent());

        work[0].send(customer);

        assertThat(seen[0]).isEqualTo(1);
        assertThat(work[0].concurrent()).isZero();
        assertThat(work[0].done().count()).isEqualTo(1);
        assertThat(work[0].failed().count()).isZero();
    }

    @Test
    void whatFailsIsCountedApart() {
        var work = new CountedWork(_ -> {
            throw new UnexpectedResponseException("GET /wallet 503");
        });

        assertThatThrownBy(() -> work.send(customer)).isInstanceOf(UnexpectedResponseException.class);

        assertThat(work.concurrent()).isZero();
        assertThat(work.done().meanSeconds()).isZero();
        assertThat(work.failed().count()).isEqualTo(1);
        assertThat(work.failed().meanSeconds()).isPositive();
    }
}
