package dev.paperclick.mail;

import dev.paperclick.candidates.Candidates;
import dev.paperclick.mail.OutboxMail.Kind;
import dev.paperclick.platform.UserProblem;
import dev.paperclick.reports.Reports;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who gets the weekly mail, and who alerts; sole writer of {@code mail_subscriptions}. */
@Component
public class Subscriptions {

    private static final List<String> LANGUAGES = Arrays.stream(Locale.getAvailableLocales())
            .map(Locale::getLanguage)
            .distinct()
            .toList();

    /** What becomes of a mail whose reader has ended them. */
    public static final Draft ENDED = new Draft.NotNeeded("unsubscribed");

    /** Whoever has not said how alerts are to be dated gets them like their weekly mail. */
    private static final String SELECT = """
            select wanted.subscription_id, wanted.kind, wanted.user_id, coalesce(wanted.address, email) as address,
                   wanted.address is null as of_profile, coalesce(wanted.zone, weekly.zone) as zone,
                   coalesce(wanted.language, weekly.language) as language, wanted.skip_empty,
                   wanted.unsubscribed_at is null as active
              from mail_subscriptions as wanted
              left join user_candidate_info on user_candidate_info.user_id = wanted.user_id
              left join mail_subscriptions as weekly
                on weekly.kind = 'digest'
               and wanted.kind = 'alert'
               and weekly.user_id is not distinct from wanted.user_id
               and weekly.address is not distinct from wanted.address
            """;

    private final JdbcClient jdbc;
    private final Candidates candidates;
    private final Reports reports;

    Subscriptions(JdbcClient jdbc, Candidates candidates, Reports reports) {
        this.jdbc = jdbc;
        this.candidates = candidates;
        this.reports = reports;
    }

    /**
     * What somebody wants to have.
     *
     * @param kind {@code DIGEST} or {@code ALERT}
     * @param about the candidate; null for all together
     * @param address null for that of the candidate's profile
     * @param zone null for that of reports
     * @param language of dates, as {@code de-CH}; null for English
     */
    public record Wish(
            Kind kind,
            @Nullable String about,
            @Nullable String address,
            @Nullable String zone,
            @Nullable String language,
            boolean skipEmpty) {}

    /**
     * Adds a subscription, or changes the one that is there; who had unsubscribed is subscribed again.
     *
     * @throws UserProblem when it cannot be
     */
    public Subscription add(Wish wish) {
        if (wish.about() == null && wish.address() == null) {
            throw UserProblem.inInput("An address is missing: 'paperclick mail subscriptions add ADDRESS'; only a"
                    + " candidate's own mail can do without.");
        }
        if (wish.about() != null && candidates.get(wish.about()).email() == null && wish.address() == null) {
            throw UserProblem.inInput("The profile of " + wish.about()
                    + " has no address; say one, or set it with 'paperclick candidate set'.");
        }
        String address = wish.address() == null ? null : address(wish.address()).text();
        long id = jdbc.sql("""
                        insert into mail_subscriptions as present (kind, user_id, address, zone, language, skip_empty)
                        values (:kind, :about, :address, :zone, :language, :skipEmpty)
                            on conflict (kind, user_id, address) do update
                           set zone            = coalesce(excluded.zone, present.zone),
                               language        = coalesce(excluded.language, present.language),
                               skip_empty      = excluded.skip_empty,
                               subscribed_at   = case when present.unsubscribed_at is null then present.subscribed_at
                                                      else now() end,
                               unsubscribed_at = null
                        returning subscription_id
                        """)
                .param("kind", wish.kind().word())
                .param("about", wish.about())
                .param("address", address)
                .param("zone", wish.zone() == null ? null : zone(wish.zone()).getId())
                .param(
                        "language",
                        wish.language() == null
                                ? null
                                : language(wish.language()).toLanguageTag())
                .param("skipEmpty", wish.skipEmpty())
                .query(Long.class)
                .single();
        return find(id).orElseThrow();
    }

    /** Subscribes candidates to what is about themselves who never were; who has unsubscribed stays so. */
    public void addCandidates(Kind kind) {
        jdbc.sql("""
                insert into mail_subscriptions (kind, user_id)
                select :kind, user_id
                  from user_candidate_info
                 where email <> ''
                    on conflict (kind, user_id, address) do nothing
                """).param("kind", kind.word()).update();
    }

    /** Ends a subscription. Returns whether there was one that had not ended. */
    boolean end(long id) {
        return jdbc.sql("""
                update mail_subscriptions
                   set unsubscribed_at = now()
                 where subscription_id = :id
                   and unsubscribed_at is null
                """).param("id", id).update() > 0;
    }

    /**
     * Ends all subscriptions of an address.
     *
     * @param kind only these; null for all
     * @param about only those about this candidate; null for all
     * @return how many
     */
    public int remove(@Nullable Kind kind, String address, @Nullable String about) {
        return jdbc.sql("""
                        update mail_subscriptions
                           set unsubscribed_at = now()
                         where unsubscribed_at is null
                           and kind = coalesce(:kind, kind)
                           and user_id is not distinct from coalesce(:about, user_id)
                           and lower(:address) = (select lower(coalesce(address, email))
                                                    from (values (1)) as one (row)
                                                    left join user_candidate_info
                                                      on user_candidate_info.user_id = mail_subscriptions.user_id)
                        """)
                .param("kind", kind == null ? null : kind.word(), Types.VARCHAR)
                .param("about", about, Types.VARCHAR)
                .param("address", address.strip())
                .update();
    }

    /** All, also those that have ended; weekly mails first, and of each kind those about all candidates. */
    public List<Subscription> all() {
        return jdbc.sql(SELECT + "order by wanted.kind <> 'digest', wanted.user_id nulls first, wanted.address")
                .query(this::subscription)
                .list();
    }

    /** Of this kind, those that have not ended and whose address is known. */
    public List<Subscription> active(Kind kind) {
        return all().stream()
                .filter(subscription ->
                        subscription.kind() == kind && subscription.active() && subscription.address() != null)
                .toList();
    }

    /** That of a mail, if it has one that has not ended. */
    public Optional<Subscription> active(OutboxMail mail) {
        return Optional.ofNullable(mail.subscriptionId()).flatMap(this::find).filter(Subscription::active);
    }

    /** That of this number, ended or not. */
    public Optional<Subscription> find(long id) {
        return jdbc.sql(SELECT + "where wanted.subscription_id = :id")
                .param("id", id)
                .query(this::subscription)
                .optional();
    }

    private Subscription subscription(ResultSet row, int number) throws SQLException {
        String zone = row.getString("zone");
        String language = row.getString("language");
        return new Subscription(
                row.getLong("subscription_id"),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("user_id"),
                row.getString("address"),
                row.getBoolean("of_profile"),
                zone == null ? reports.zone() : ZoneId.of(zone),
                language == null ? Locale.ENGLISH : Locale.forLanguageTag(language),
                row.getBoolean("skip_empty"),
                row.getBoolean("active"));
    }

    /** Whether that is one address of a mailbox. */
    public static boolean isAddress(String text) {
        return MailAddress.find(text).isPresent();
    }

    /** @throws UserProblem when it is none */
    static MailAddress address(String text) {
        return MailAddress.find(text)
                .orElseThrow(() -> UserProblem.inInput(
                        "'" + text + "' is no address of a mailbox; write one such as ann@example.com."));
    }

    /** @throws UserProblem when it is none */
    static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw UserProblem.inInput("'" + name + "' is no time zone; write one such as America/Edmonton or UTC.");
        }
    }

    /**
     * The language of this tag.
     *
     * @throws UserProblem when Java writes no dates in it
     */
    public static Locale language(String tag) {
        Locale locale = Locale.forLanguageTag(tag.strip().replace('_', '-'));
        if (locale.getLanguage().isEmpty() || !LANGUAGES.contains(locale.getLanguage())) {
            throw UserProblem.inInput("'" + tag + "' is no language; write one such as en, de or fr-CA, of "
                    + LANGUAGES.stream()
                            .filter(language -> language.length() == 2)
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        return locale;
    }
}
