"""The whole path of a reader: search, event, sentence, merge, split, undo."""

import re

FIGURES = ("6,000 troops", "about 6,500 troops")


def test_from_the_list_to_who_says_which_figure_in_their_words(browse):
    def steps(page):
        page.keyboard.press("/")
        page.keyboard.type("Chebarkul troops")
        page.keyboard.press("Enter")
        page.wait_for_url("**/?q=*")
        assert page.locator("mark").count() > 0
        page.get_by_role("link", name="Peace Mission 2007", exact=True).first.click()
        page.wait_for_url("**/events/*")
        sides = page.locator(".side")
        for figure in FIGURES:
            words = sides.filter(has=page.locator(".figure", has_text=figure)).first
            assert figure in words.locator("mark").first.inner_text()
            assert words.locator("figcaption").first.inner_text()
        side = sides.filter(has=page.locator(".figure", has_text=FIGURES[1])).first
        side.locator("blockquote a").first.click()
        page.wait_for_url("**/documents/*")
        assert FIGURES[1] in page.locator(":target").first.inner_text()

    browse(steps)


def test_a_facet_a_chip_and_the_back_button_keep_the_address(browse):
    def steps(page):
        page.locator(".facet a", has_text="Joint exercise").first.click()
        page.wait_for_url("**/?type=joint_exercise")
        page.locator(".facet a", has_text="2007").first.click()
        page.wait_for_url(re.compile("year=2007"))
        page.locator(".chip", has_text="2007").wait_for()
        narrow = page.locator(".events tbody tr").count()
        assert page.title().startswith(f"{narrow} event")
        page.locator(".chip", has_text="2007").click()
        page.wait_for_url("**/?type=joint_exercise")
        page.go_back()
        page.wait_for_url(re.compile("year=2007"))
        page.locator(".chip", has_text="2007").wait_for()
        assert page.locator(".events tbody tr").count() == narrow

    browse(steps)


def test_hover_focus_and_tap_show_the_sentence(browse, drill):
    def pointer(page):
        page.goto(f"/events/{drill}")
        who = page.locator(".values .who").first
        assert not who.locator(".pop").is_visible()
        who.hover()
        assert who.locator(".pop").is_visible()
        page.mouse.move(0, 0)
        who.locator("a").focus()
        assert "drill" in who.locator(".pop").inner_text()

    def touch(page):
        page.goto(f"/events/{drill}")
        who = page.locator(".values .who").first
        who.locator("a").tap()
        assert who.locator(".pop").is_visible()
        assert page.url.endswith(drill)

    browse(pointer)
    browse(touch, size="phone", has_touch=True)


def test_a_disagreement_leads_to_two_pages_side_by_side_with_the_words_of_each(browse, drill):
    def steps(page):
        link = page.get_by_role("link", name="Read two pages side by side")
        link.nth(page.locator(".dispute h3").all_inner_texts().index("Troops")).click()
        page.wait_for_url("**/compare?field=number+troops")
        left, right = page.locator(".two .page").all()
        assert left.locator(".k-at").first.inner_text() == "more than 4,000 troops"
        assert right.locator(".k-at").first.inner_text() == "6,000 troops"
        assert "Velmar 24" in right.locator(".source").inner_text()
        assert right.locator("details.rest").first.evaluate("e => !e.open")
        page.get_by_label("and page").select_option(index=1)
        page.get_by_role("button", name="Show").click()
        page.wait_for_url("**right=*")
        assert page.locator(".two .page").count() == 2

    browse(steps, f"/events/{drill}")


def test_split_undo_and_merge_carry_the_name_that_was_asked_once(browse, written, drill):
    def steps(page):
        page.locator("#split summary").click()
        form = page.locator("#split form").first
        form.get_by_label("Why").fill("another drill")
        form.get_by_role("button").click()
        page.get_by_label("Your name").fill("Grace")
        page.get_by_role("button", name="Keep this name and go on").click()
        page.wait_for_url("**act=*")
        assert page.get_by_text("8 pages").first.is_visible()
        assert "Grace" in page.locator(".judging .acts").first.inner_text()
        assert page.locator(".me .name").inner_text() == "Grace"
        page.locator(".notice").get_by_role("button", name="Undo").click()
        page.wait_for_url("**undone=1**")
        assert page.get_by_text("9 pages").first.is_visible()
        assert "taken back by Grace" in page.locator(".judging .acts").first.inner_text()
        page.locator("#merge summary").click()
        page.locator("#merge [name=find]").fill("Trident Juncture")
        page.get_by_role("button", name="Find").click()
        page.wait_for_url("**find=Trident**")
        page.locator("#merge .acts form").first.get_by_role("button").click()
        page.wait_for_url("**act=*")
        assert "Merged" in page.locator(".notice").inner_text()
        page.locator(".notice").get_by_role("button", name="Undo").click()
        page.wait_for_url("**undone=1**")
        assert page.get_by_text("9 pages").first.is_visible()

    browse(steps, f"/events/{drill}", base=written)


def test_keys_alone_lead_from_the_list_to_an_event_and_help_lists_them(browse):
    def steps(page):
        page.keyboard.press("?")
        assert page.locator("dialog").is_visible()
        page.keyboard.press("Escape")
        page.keyboard.press("j")
        page.keyboard.press("j")
        page.keyboard.press("k")
        page.keyboard.press("j")
        at = page.evaluate("document.activeElement.closest('tr').rowIndex")
        assert at == 2
        page.keyboard.press("Enter")
        page.wait_for_url("**/events/*")
        page.keyboard.press("/")
        page.keyboard.type("jk?")
        assert page.locator("#search").input_value() == "jk?"

    browse(steps)


def test_the_theme_is_the_systems_until_a_button_says_otherwise(browse):
    def steps(page):
        ground = "getComputedStyle(document.body).backgroundColor"
        dark = page.evaluate(ground)
        page.get_by_role("button", name="Use the light theme").click()
        light = page.evaluate(ground)
        assert light != dark
        page.reload()
        assert page.evaluate(ground) == light

    browse(steps, theme="dark")


def test_all_of_it_can_be_read_and_narrowed_without_scripts(browse, drill):
    def steps(page):
        page.locator("#search").fill("troops")
        page.locator("#search").press("Enter")
        page.wait_for_url("**/?q=troops")
        page.locator(".facet a", has_text="Joint exercise").first.click()
        page.wait_for_url(re.compile("type=joint_exercise"))
        page.goto(f"/events/{drill}")
        assert page.locator(".side").count() >= 4
        page.locator("#split summary").click()
        assert page.locator("#split form").count() == 9

    browse(steps, java_script_enabled=False, size="phone")
