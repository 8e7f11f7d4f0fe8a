package dev.souk.cart.cart;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables, for carts that are documents in Valkey. */
class StoredCartRepository extends CartRepository {

    StoredCartRepository(JdbcClient jdbc) {
        super(jdbc);
    }

    /** The cart that was stored here before, or is stored behind, as a document; a new one if there is none. */
    String document(UUID userId) {
        return jdbc.sql("""
                select json_build_object(
                    'version', coalesce(max(version), 0),
                    'closed', coalesce(bool_or(closed), false),
                    'lines', coalesce(
                        json_object_agg(
                            item_id,
                            json_build_object('quantity', quantity, 'quantity_set_at_version', quantity_set_at_version)
                            order by added_at, item_id) filter (where item_id is not null),
                        '{}'))
                from cart left join cart_line using (user_id)
                where user_id = :user
                """).param("user", userId).query(String.class).single();
    }

    /** The lines of a document with the names and prices of today, without those of items that are not on sale. */
    List<CartView.Line> lines(String document) {
        return jdbc.sql("""
                select item.id item_id, name, cast(line ->> 'quantity' as int) quantity, price_cents, on_hand available
                from json_each(cast(:document as json) -> 'lines') with ordinality wanted (id, line, place)
                    join item on item.id = cast(wanted.id as uuid) join stock on item_id = item.id
                where on_sale
                order by place
                """)
                .param("document", document)
                .query(CartView.Line.class)
                .list();
    }

    /** Stores the cart behind, unless there is a newer one, and then returns false. A closed cart stays closed. */
    boolean store(UUID userId, String document) {
        int stored =
                jdbc.sql("""
                insert into cart (user_id, version, closed)
                select :user, version, closed from json_to_record(cast(:document as json)) cart (version bigint, closed boolean)
                on conflict (user_id) do update
                set version = excluded.version, closed = cart.closed or excluded.closed
                where cart.version <= excluded.version
                """).param("user", userId).param("document", document).update();
        if (stored == 0) {
            return false;
        }
        jdbc.sql("delete from cart_line where user_id = :user")
                .param("user", userId)
                .update();
        jdbc.sql("""
                insert into cart_line (user_id, item_id, quantity, quantity_set_at_version)
                select :user, cast(key as uuid), quantity, quantity_set_at_version
                from json_each(cast(:document as json) -> 'lines'),
                    json_to_record(value) line (quantity int, quantity_set_at_version bigint)
                """).param("user", userId).param("document", document).update();
        return true;
    }

    /** Lifts the version of a cart that was changed here, so that none of Valkey is newer. */
    void lift(UUID userId, long version) {
        jdbc.sql("update cart set version = greatest(version, :version) where user_id = :user")
                .param("user", userId)
                .param("version", version)
                .update();
    }
}
