/* Rows of RF2 files in one pass over their bytes, and the numbering of texts that come again.
 *
 * `parse_rows` turns whole lines into columns when every one of them is plainly sound. What is not plain is left to the
 * careful reading in Python, which also says what is wrong; nothing here judges or repairs a row. `Dictionary` numbers
 * distinct texts in the order they come, `gather` puts texts in another order, and two functions find ids in a table.
 *
 * Only the stable ABI of CPython 3.11 is used. All reading stays inside buffers that callers hold: a text ends with a
 * line feed, at which every loop over its cells stops.
 */
#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030b0000
#include <Python.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* How a piece of work ends. */
enum { DONE, NOT_PLAIN, OUTSIDE, NO_MEMORY };

/* ---- Dictionary: distinct texts by number ------------------------------------------------------------------- */

typedef struct {
    PyObject_HEAD
    char *bytes;        /* the texts, one after the other */
    size_t used, room;  /* bytes taken and bytes there are */
    uint64_t *ends;     /* where each text ends */
    uint32_t count, ends_room;
    uint32_t *slots;    /* number + 1 of the text in each place of the hash table, 0 where there is none */
    uint32_t *marks;    /* and the lower half of its hash */
    uint32_t mask;
} Dictionary;

static uint64_t mixed(uint64_t value) {
    value ^= value >> 32;
    value *= 0xd6e8feb86659fd93ULL;
    return value ^ (value >> 29);
}

/* A hash over eight bytes a step; a text is compared as a whole wherever hashes agree. */
static uint64_t hash_of(const char *text, size_t length) {
    uint64_t hash = 0x9e3779b97f4a7c15ULL ^ length, word;
    while (length >= 8) {
        memcpy(&word, text, 8);
        hash = mixed(hash ^ word) * 0x9e3779b97f4a7c15ULL;
        text += 8;
        length -= 8;
    }
    word = 0;
    memcpy(&word, text, length);
    return mixed(mixed(hash ^ word));
}

static size_t start_of(const Dictionary *self, uint32_t number) { return number ? self->ends[number - 1] : 0; }

static int is_text(const Dictionary *self, uint32_t number, const char *text, size_t length) {
    size_t start = start_of(self, number);
    return self->ends[number] - start == length && memcmp(self->bytes + start, text, length) == 0;
}

static void place(Dictionary *self, uint32_t number, uint64_t hash) {
    uint32_t at = (uint32_t)(hash >> 32) & self->mask;
    while (self->slots[at])
        at = (at + 1) & self->mask;
    self->slots[at] = number + 1;
    self->marks[at] = (uint32_t)hash;
}

/* Make an empty hash table of 2^bits places and put every text into it; 0 when there is no memory. */
static int spread(Dictionary *self, uint32_t places) {
    uint32_t *slots = calloc(places, sizeof *slots), *marks = malloc(places * sizeof *marks);
    if (!slots || !marks) {
        free(slots);
        free(marks);
        return 0;
    }
    free(self->slots);
    free(self->marks);
    self->slots = slots;
    self->marks = marks;
    self->mask = places - 1;
    for (uint32_t number = 0; number < self->count; number++) {
        size_t start = start_of(self, number);
        place(self, number, hash_of(self->bytes + start, self->ends[number] - start));
    }
    return 1;
}

/* Make room for one more text; 0 when there is no memory, or no more numbers. */
static int make_room(Dictionary *self, size_t length) {
    if (self->count >= 0x7fffffff)
        return 0;
    if (!self->bytes || self->used + length > self->room) {
        size_t room = self->room + self->room / 2 + length + 4096;
        char *bytes = realloc(self->bytes, room);
        if (!bytes)
            return 0;
        self->bytes = bytes;
        self->room = room;
    }
    if (self->count == self->ends_room) {
        uint32_t room = self->ends_room + self->ends_room / 2 + 64;
        uint64_t *ends = realloc(self->ends, room * sizeof *ends);
        if (!ends)
            return 0;
        self->ends = ends;
        self->ends_room = room;
    }
    if (!self->slots)
        return spread(self, 64);
    return self->count < self->mask / 2 || spread(self, (self->mask + 1) * 2);
}

/* Return the number of a text, a new one if it has none; -1 when there is no memory. */
static int64_t number_of(Dictionary *self, const char *text, size_t length) {
    uint64_t hash = hash_of(text, length);
    if (self->slots) {
        uint32_t at = (uint32_t)(hash >> 32) & self->mask;
        for (; self->slots[at]; at = (at + 1) & self->mask)
            if (self->marks[at] == (uint32_t)hash && is_text(self, self->slots[at] - 1, text, length))
                return self->slots[at] - 1;
    }
    if (!make_room(self, length))
        return -1;
    memcpy(self->bytes + self->used, text, length);
    self->used += length;
    self->ends[self->count] = self->used;
    place(self, self->count, hash);
    return self->count++;
}

/* Forget the texts from a number on. */
static void forget(Dictionary *self, uint32_t count) {
    if (count == self->count)
        return;
    self->count = count;
    self->used = start_of(self, count);
    memset(self->slots, 0, ((size_t)self->mask + 1) * sizeof *self->slots);
    for (uint32_t number = 0; number < count; number++) {
        size_t start = start_of(self, number);
        place(self, number, hash_of(self->bytes + start, self->ends[number] - start));
    }
}

static PyObject *dictionary_new(PyTypeObject *type, PyObject *args, PyObject *keywords) {
    if (PyTuple_Size(args) || (keywords && PyDict_Size(keywords))) {
        PyErr_SetString(PyExc_TypeError, "Dictionary takes no arguments");
        return NULL;
    }
    allocfunc allocate = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    return allocate(type, 0); /* all zero: no text, no table */
}

static void dictionary_dealloc(PyObject *object) {
    Dictionary *self = (Dictionary *)object;
    PyTypeObject *type = Py_TYPE(object);
    free(self->bytes);
    free(self->ends);
    free(self->slots);
    free(self->marks);
    freefunc release = (freefunc)PyType_GetSlot(type, Py_tp_free);
    release(object);
    Py_DECREF(type);
}

static Py_ssize_t dictionary_length(PyObject *object) { return ((Dictionary *)object)->count; }

static PyObject *dictionary_values(PyObject *object, PyObject *args) {
    Dictionary *self = (Dictionary *)object;
    Py_ssize_t first = 0;
    if (!PyArg_ParseTuple(args, "|n", &first))
        return NULL;
    if (first < 0 || first > (Py_ssize_t)self->count)
        first = self->count;
    PyObject *values = PyList_New((Py_ssize_t)self->count - first);
    if (!values)
        return NULL;
    for (Py_ssize_t number = first; number < (Py_ssize_t)self->count; number++) {
        size_t start = start_of(self, (uint32_t)number);
        PyObject *value = PyBytes_FromStringAndSize(self->bytes + start, (Py_ssize_t)(self->ends[number] - start));
        if (!value || PyList_SetItem(values, number - first, value)) {
            Py_DECREF(values);
            return NULL;
        }
    }
    return values;
}

/* ---- Buffers -------------------------------------------------------------------------------------------------- */

/* Get a contiguous buffer of items of a size, at least `least` of them where that is not negative. */
static int get_buffer(PyObject *object, Py_buffer *view, int writable, Py_ssize_t item, Py_ssize_t least) {
    if (PyObject_GetBuffer(object, view, PyBUF_SIMPLE | (writable ? PyBUF_WRITABLE : 0)))
        return 0;
    if (view->len % item || (least >= 0 && view->len / item < least)) {
        PyErr_Format(PyExc_ValueError, "a buffer of %zd bytes does not do", view->len);
        PyBuffer_Release(view);
        return 0;
    }
    return 1;
}

/* letters(): the texts one after the other. */
static PyObject *dictionary_letters(PyObject *object, PyObject *ignored) {
    Dictionary *self = (Dictionary *)object;
    (void)ignored;
    return PyBytes_FromStringAndSize(self->bytes ? self->bytes : "", (Py_ssize_t)self->used);
}

/* ends(): where each text ends, as 64-bit numbers. */
static PyObject *dictionary_ends(PyObject *object, PyObject *ignored) {
    Dictionary *self = (Dictionary *)object;
    (void)ignored;
    return PyBytes_FromStringAndSize(self->ends ? (char *)self->ends : "",
                                     (Py_ssize_t)(self->count * sizeof *self->ends));
}

static PyObject *dictionary_encode(PyObject *object, PyObject *args) {
    Dictionary *self = (Dictionary *)object;
    PyObject *text_object, *starts_object, *ends_object, *out_object;
    if (!PyArg_ParseTuple(args, "OOOO", &text_object, &starts_object, &ends_object, &out_object))
        return NULL;
    Py_buffer text, starts, ends, out;
    PyObject *result = NULL;
    if (!get_buffer(text_object, &text, 0, 1, -1))
        return NULL;
    if (!get_buffer(starts_object, &starts, 0, 8, -1))
        goto no_starts;
    Py_ssize_t count = starts.len / 8;
    if (!get_buffer(ends_object, &ends, 0, 8, count))
        goto no_ends;
    if (!get_buffer(out_object, &out, 1, 4, count))
        goto no_out;
    const int64_t *start = starts.buf, *end = ends.buf;
    uint32_t *numbers = out.buf;
    for (Py_ssize_t at = 0; at < count; at++) {
        if (start[at] < 0 || end[at] < start[at] || end[at] > text.len) {
            PyErr_SetString(PyExc_ValueError, "a cell lies outside its text");
            goto done;
        }
        int64_t number = number_of(self, (const char *)text.buf + start[at], (size_t)(end[at] - start[at]));
        if (number < 0) {
            PyErr_NoMemory();
            goto done;
        }
        numbers[at] = (uint32_t)number;
    }
    result = Py_NewRef(Py_None);
done:
    PyBuffer_Release(&out);
no_out:
    PyBuffer_Release(&ends);
no_ends:
    PyBuffer_Release(&starts);
no_starts:
    PyBuffer_Release(&text);
    return result;
}

enum { SPECIAL = 0, BLANK = ' ' };

typedef struct {
    const unsigned char *table; /* what each byte becomes: SPECIAL, BLANK, or the letter it is folded to */
    int norwegian;              /* three letters outside ASCII are plain */
} Alphabet;

/* Return the second byte of ae, o with stroke or a with ring in small letters, 0 for any other. */
static unsigned char norwegian_letter(unsigned char byte) {
    unsigned char small = byte | 0x20;
    return small == 0xa6 || small == 0xb8 || small == 0xa5 ? small : 0;
}

/* Number the words of a term; return how many there are, -1 for a term that Python must fold, -2 without memory.
 * `word` has room for the whole term. */
static Py_ssize_t words_of(Dictionary *self, const Alphabet *alphabet, const unsigned char *at,
                           const unsigned char *end, char *word, uint32_t *numbers) {
    size_t length = 0;
    Py_ssize_t count = 0;
    for (;; at++) {
        unsigned char letter = at < end ? alphabet->table[*at] : BLANK;
        if (letter == BLANK) {
            if (length) {
                int64_t number = number_of(self, word, length);
                if (number < 0)
                    return -2;
                numbers[count++] = (uint32_t)number;
                length = 0;
            }
            if (at >= end)
                return count;
            continue;
        }
        if (letter == SPECIAL) {
            if (!alphabet->norwegian || *at != 0xc3 || at + 1 >= end || !norwegian_letter(at[1]))
                return -1;
            word[length++] = (char)0xc3;
            letter = norwegian_letter(*++at);
        }
        word[length++] = (char)letter;
    }
}

/* What is done to some texts, and how far it has come. */
typedef struct {
    Dictionary *dictionary;
    Alphabet alphabet;
    const unsigned char *letters;
    const int64_t *offsets, *rows;
    uint32_t *numbers;
    int32_t *counts;
    int64_t size;
    Py_ssize_t texts, wanted, room, filled;
} Job;

static int words_of_all(Job *job) {
    int64_t longest = -1;
    char *word = NULL;
    int result = DONE;
    for (Py_ssize_t at = 0; at < job->wanted && result == DONE; at++) {
        int64_t row = job->rows[at], start = -1, end = -1;
        if (row >= 0 && row < job->texts) {
            start = job->offsets[row];
            end = job->offsets[row + 1];
        }
        if (start < 0 || end < start || end > job->size || (end - start) / 2 + 1 > job->room - job->filled) {
            result = OUTSIDE;
            break;
        }
        if (end - start > longest) {
            longest = 2 * (end - start) + 64;
            free(word);
            word = malloc((size_t)longest);
        }
        Py_ssize_t found = -2;
        if (word)
            found = words_of(job->dictionary, &job->alphabet, job->letters + start, job->letters + end, word,
                             job->numbers + job->filled);
        job->counts[at] = (int32_t)found;
        job->filled += found > 0 ? found : 0;
        if (found == -2)
            result = NO_MEMORY;
    }
    free(word);
    return result;
}

/* words(letters, offsets, rows, table, norwegian, numbers, counts): number the words of some texts.
 *
 * Of each text `counts` gets how many words it has, or -1 where Python must fold it; the words' numbers go to
 * `numbers`, one text's behind the other's. That has room for every second byte of the texts and one more each.
 * Returns how many numbers there are.
 */
static PyObject *dictionary_words(PyObject *object, PyObject *args) {
    Dictionary *self = (Dictionary *)object;
    PyObject *given[6];
    int norwegian;
    if (!PyArg_ParseTuple(args, "OOOOpOO", &given[0], &given[1], &given[2], &given[3], &norwegian, &given[4],
                          &given[5]))
        return NULL;
    static const Py_ssize_t ITEMS[] = {1, 8, 8, 1, 4, 4};
    Py_buffer views[6];
    int taken = 0;
    PyObject *result = NULL;
    for (; taken < 6; taken++) {
        Py_ssize_t least = taken == 3 ? 256 : taken == 5 ? views[2].len / 8 : -1;
        if (!get_buffer(given[taken], &views[taken], taken > 3, ITEMS[taken], least))
            goto done;
    }
    Job job = {
        self, {views[3].buf, norwegian}, views[0].buf, views[1].buf, views[2].buf, views[4].buf, views[5].buf,
        views[0].len, views[1].len / 8 - 1, views[2].len / 8, views[4].len / 4, 0,
    };
    int found;
    Py_BEGIN_ALLOW_THREADS
    found = words_of_all(&job);
    Py_END_ALLOW_THREADS
    if (found == NO_MEMORY)
        PyErr_NoMemory();
    else if (found == OUTSIDE)
        PyErr_SetString(PyExc_ValueError, "a text lies outside its letters, or there is no room for its words");
    else
        result = PyLong_FromSsize_t(job.filled);
done:
    while (taken--)
        PyBuffer_Release(&views[taken]);
    return result;
}

static PyMethodDef dictionary_methods[] = {
    {"values", dictionary_values, METH_VARARGS, "values(first=0): the texts by number, from a number on."},
    {"letters", dictionary_letters, METH_NOARGS, "letters(): the texts one after the other."},
    {"ends", dictionary_ends, METH_NOARGS, "ends(): where each text ends, as 64-bit numbers."},
    {"encode", dictionary_encode, METH_VARARGS, "encode(text, starts, ends, out): number the cells of a text."},
    {"words", dictionary_words, METH_VARARGS, "words(letters, offsets, rows, table, norwegian, numbers, counts): number the words of texts."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot dictionary_slots[] = {
    {Py_tp_doc, "Numbers distinct texts in the order they come."},
    {Py_tp_new, dictionary_new},
    {Py_tp_dealloc, dictionary_dealloc},
    {Py_sq_length, dictionary_length},
    {Py_tp_methods, dictionary_methods},
    {0, NULL},
};

static PyType_Spec dictionary_spec = {
    "digidot_term.snomed.native._cells.Dictionary", sizeof(Dictionary), 0, Py_TPFLAGS_DEFAULT, dictionary_slots,
};

/* ---- Rows ------------------------------------------------------------------------------------------------------ */

enum { OWN_ID = 'i', REFERENCE = 'r', DATE = 'd', FLAG = 'f', UUID = 'u', NUMBER = 'n', CODE = 'c', TEXT = 't' };

enum { FIRST_YEAR = 1900, LAST_YEAR = 2075, MOST_COLUMNS = 64 };

typedef struct {
    char sort;
    unsigned char partitions; /* bit 0, 1, 2: SCTIDs of concepts, descriptions, relationships may stand here */
    Py_buffer out;            /* a value a row; of a text its length */
    Py_buffer letters;        /* a text's bytes */
    Py_ssize_t filled;        /* how many of them there are */
    Dictionary *dictionary;
    uint32_t known;           /* how many texts that had before */
    const char *last;         /* the cell of the row before, its length and number */
    size_t last_length;
    uint32_t last_number;
} Column;

/* Verhoeff's tables: products of the dihedral group of ten, and what is done to a digit at each place. */
static const unsigned char PRODUCTS[10][10] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 2, 3, 4, 0, 6, 7, 8, 9, 5}, {2, 3, 4, 0, 1, 7, 8, 9, 5, 6},
    {3, 4, 0, 1, 2, 8, 9, 5, 6, 7}, {4, 0, 1, 2, 3, 9, 5, 6, 7, 8}, {5, 9, 8, 7, 6, 0, 4, 3, 2, 1},
    {6, 5, 9, 8, 7, 1, 0, 4, 3, 2}, {7, 6, 5, 9, 8, 2, 1, 0, 4, 3}, {8, 7, 6, 5, 9, 3, 2, 1, 0, 4},
    {9, 8, 7, 6, 5, 4, 3, 2, 1, 0},
};
static const unsigned char PERMUTED[8][10] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 5, 7, 6, 2, 8, 3, 0, 9, 4}, {5, 8, 0, 3, 7, 9, 6, 1, 4, 2},
    {8, 9, 1, 6, 0, 4, 3, 5, 2, 7}, {9, 4, 5, 3, 1, 2, 6, 8, 7, 0}, {4, 2, 8, 6, 5, 7, 3, 9, 0, 1},
    {2, 7, 9, 3, 8, 0, 6, 4, 1, 5}, {7, 0, 4, 6, 9, 1, 3, 2, 5, 8},
};

static int is_digit(char letter) { return (unsigned char)(letter - '0') < 10; }

/* Read decimal digits to the end of the cell; return how many there are. */
static size_t digits(const char *cell, int64_t *number) {
    const char *at = cell;
    uint64_t found = 0;
    while (is_digit(*at) && at - cell < 19)
        found = found * 10 + (uint64_t)(*at++ - '0');
    *number = (int64_t)found;
    return (size_t)(at - cell);
}

/* RF2 specification, "SCTID": 6 to 18 digits, partition in front of the check digit. */
static size_t sctid(const char *cell, const Column *column, int64_t *number) {
    size_t length = digits(cell, number);
    if (length < 6 || length > 18 || *cell == '0')
        return 0;
    unsigned kind = (unsigned)(cell[length - 2] - '0'), space = (unsigned)(cell[length - 3] - '0');
    if (space > 1 || kind > 2 || !(column->partitions >> kind & 1) || (space == 1 && length < 11))
        return 0;
    if (column->sort == OWN_ID) {
        unsigned state = 0;
        for (size_t at = 0; at < length; at++)
            state = PRODUCTS[state][PERMUTED[at & 7][cell[length - 1 - at] - '0']];
        if (state)
            return 0;
    }
    return length;
}

static size_t date(const char *cell, int32_t *number) {
    static const unsigned char DAYS[] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int64_t found;
    if (digits(cell, &found) != 8)
        return 0;
    int year = (int)(found / 10000), month = (int)(found / 100 % 100), day = (int)(found % 100);
    int leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1)
        return 0;
    if (day > DAYS[month] + (leap && month == 2))
        return 0;
    *number = (int32_t)found;
    return 8;
}

/* The value of a hexadecimal digit, 16 for any other byte. */
static unsigned hexadecimal(char letter) {
    unsigned value = (unsigned char)(letter - '0');
    if (value < 10)
        return value;
    value = (unsigned char)((letter | 0x20) - 'a');
    return value < 6 ? value + 10 : 16;
}

/* Read the 16 bytes of a UUID. */
static size_t uuid(const char *cell, unsigned char *bytes) {
    int at = 0;
    for (int byte = 0; byte < 16; byte++, at += 2) {
        if (byte == 4 || byte == 6 || byte == 8 || byte == 10) {
            if (cell[at] != '-')
                return 0;
            at++;
        }
        unsigned high = hexadecimal(cell[at]);
        if (high > 15)
            return 0; /* a line feed among others: what stands behind it is not looked at */
        unsigned low = hexadecimal(cell[at + 1]);
        if (low > 15)
            return 0;
        bytes[byte] = (unsigned char)(high << 4 | low);
    }
    return 36;
}

/* How long a cell of free text is: up to a TAB or LF, without a CR in front of the latter. */
static size_t free_length(const char *cell, const char *end, int is_last) {
    const char *at;
    if (is_last) {
        at = memchr(cell, '\n', (size_t)(end - cell));
        const char *tab = memchr(cell, '\t', (size_t)(at - cell));
        if (tab)
            return (size_t)(tab - cell);
        return (size_t)(at - cell) - (at > cell && at[-1] == '\r');
    }
    for (at = cell; *at != '\t' && *at != '\n'; at++)
        ;
    return (size_t)(at - cell);
}

/* A term with a letter of ASCII that can be seen is no blank one; of others Python knows more. */
static int is_seen(const char *cell, size_t length) {
    for (size_t at = 0; at < length; at++)
        if (cell[at] > ' ' && cell[at] < 0x7f)
            return 1;
    return 0;
}

/* Say whether a cell is the one of the row before once more. */
static int is_repeated(const Column *column, const char *cell, const char *end, int is_last) {
    size_t length = column->last_length;
    if (!column->last || (size_t)(end - cell) < length + 2 || memcmp(column->last, cell, length))
        return 0;
    const char *behind = cell + length;
    return is_last ? *behind == '\n' || (behind[0] == '\r' && behind[1] == '\n') : *behind == '\t';
}

/* Number a cell; return its length, or -1 without memory. */
static Py_ssize_t encoded(Column *column, Py_ssize_t row, const char *cell, const char *end, int is_last) {
    if (!is_repeated(column, cell, end, is_last)) {
        size_t length = free_length(cell, end, is_last);
        int64_t number = number_of(column->dictionary, cell, length);
        if (number < 0)
            return -1;
        column->last = cell;
        column->last_length = length;
        column->last_number = (uint32_t)number;
    }
    ((uint32_t *)column->out.buf)[row] = column->last_number;
    return (Py_ssize_t)column->last_length;
}

/* Read one cell into its column; its length in `length`. */
static int read_cell(Column *column, Py_ssize_t row, const char *cell, const char *end, int is_last, size_t *length) {
    void *out = column->out.buf;
    int64_t number = 0;
    Py_ssize_t found;
    switch (column->sort) {
    case OWN_ID:
    case REFERENCE:
        *length = sctid(cell, column, &number);
        ((int64_t *)out)[row] = number;
        return *length ? DONE : NOT_PLAIN;
    case DATE:
        *length = date(cell, (int32_t *)out + row);
        return *length ? DONE : NOT_PLAIN;
    case FLAG:
        ((unsigned char *)out)[row] = *cell == '1';
        *length = 1;
        return *cell == '0' || *cell == '1' ? DONE : NOT_PLAIN;
    case UUID:
        *length = uuid(cell, (unsigned char *)out + 16 * row);
        return *length ? DONE : NOT_PLAIN;
    case NUMBER:
        *length = digits(cell, &number);
        ((int64_t *)out)[row] = number;
        return *length && *length <= 9 ? DONE : NOT_PLAIN;
    case CODE:
        found = encoded(column, row, cell, end, is_last);
        *length = (size_t)found;
        return found < 0 ? NO_MEMORY : DONE;
    default: /* TEXT */
        *length = free_length(cell, end, is_last);
        if (!is_seen(cell, *length))
            return NOT_PLAIN;
        memcpy((char *)column->letters.buf + column->filled, cell, *length);
        column->filled += (Py_ssize_t)*length;
        ((int64_t *)out)[row] = (int64_t)*length;
        return DONE;
    }
}

/* Read all rows; the text ends with LF. */
static int read_text(Column *columns, Py_ssize_t width, const char *text, const char *end, Py_ssize_t rows) {
    const char *at = text;
    for (Py_ssize_t row = 0; row < rows; row++) {
        if (at == end)
            return NOT_PLAIN;
        for (Py_ssize_t column = 0; column < width; column++) {
            size_t length;
            int is_last = column == width - 1;
            int found = read_cell(&columns[column], row, at, end, is_last, &length);
            if (found != DONE)
                return found;
            at += length;
            if (is_last && *at == '\r')
                at++;
            if (*at != (is_last ? '\n' : '\t'))
                return NOT_PLAIN;
            at++;
        }
    }
    return at == end ? DONE : NOT_PLAIN;
}

static int take_column(PyObject *given, Column *column, PyTypeObject *dictionary, Py_ssize_t rows, Py_ssize_t size) {
    static const char SORTS[] = "irdfunct";
    static const Py_ssize_t ITEMS[] = {8, 8, 4, 1, 16, 8, 4, 8};
    PyObject *out, *more;
    int sort, partitions;
    if (!PyArg_ParseTuple(given, "CiOO", &sort, &partitions, &out, &more))
        return 0;
    const char *known = sort > 0 && sort < 128 ? strchr(SORTS, sort) : NULL;
    if (!known) {
        PyErr_SetString(PyExc_ValueError, "there is no such sort of column");
        return 0;
    }
    column->sort = (char)sort;
    column->partitions = (unsigned char)partitions;
    if (sort == CODE) {
        if (Py_TYPE(more) != dictionary) {
            PyErr_SetString(PyExc_TypeError, "a column of codes needs a dictionary");
            return 0;
        }
        column->dictionary = (Dictionary *)more;
        column->known = column->dictionary->count;
    }
    if (!get_buffer(out, &column->out, 1, ITEMS[known - SORTS], rows))
        return 0;
    if (sort == TEXT && !get_buffer(more, &column->letters, 1, 1, size)) {
        PyBuffer_Release(&column->out);
        return 0;
    }
    return 1;
}

static void let_go(Column *column) {
    PyBuffer_Release(&column->out);
    if (column->sort == TEXT)
        PyBuffer_Release(&column->letters);
}

static PyObject *parse_rows(PyObject *module, PyObject *args) {
    PyObject *text_object, *given;
    Py_ssize_t rows;
    if (!PyArg_ParseTuple(args, "OnO!", &text_object, &rows, &PyTuple_Type, &given))
        return NULL;
    PyTypeObject *dictionary = PyModule_GetState(module) ? *(PyTypeObject **)PyModule_GetState(module) : NULL;
    Py_ssize_t width = PyTuple_Size(given), taken = 0;
    Py_buffer text;
    PyObject *result = NULL;
    if (width < 1 || width > MOST_COLUMNS || rows < 0) {
        PyErr_SetString(PyExc_ValueError, "too few columns, or too many");
        return NULL;
    }
    if (!get_buffer(text_object, &text, 0, 1, -1))
        return NULL;
    const char *start = text.buf, *end = start + text.len;
    Column columns[MOST_COLUMNS];
    memset(columns, 0, sizeof columns);
    if (!text.len || end[-1] != '\n') {
        PyErr_SetString(PyExc_ValueError, "a text ends with a line feed");
        goto done;
    }
    for (; taken < width; taken++)
        if (!take_column(PyTuple_GetItem(given, taken), &columns[taken], dictionary, rows, text.len))
            goto done;
    int found;
    Py_BEGIN_ALLOW_THREADS
    found = read_text(columns, width, start, end, rows);
    Py_END_ALLOW_THREADS
    if (found != DONE)
        for (Py_ssize_t column = 0; column < width; column++)
            if (columns[column].dictionary)
                forget(columns[column].dictionary, columns[column].known);
    if (found == NO_MEMORY)
        PyErr_NoMemory();
    else
        result = PyBool_FromLong(found == DONE);
done:
    while (taken--)
        let_go(&columns[taken]);
    PyBuffer_Release(&text);
    return result;
}

/* ---- Texts ------------------------------------------------------------------------------------------------------ */

/* Copy texts; return how many bytes, -1 when one lies outside. */
static Py_ssize_t gathered(const Py_buffer *letters, const Py_buffer *offsets, const Py_buffer *order,
                           const Py_buffer *out) {
    const int64_t *offset = offsets->buf, *place = order->buf;
    Py_ssize_t texts = offsets->len / 8 - 1, count = order->len / 8, filled = 0;
    for (Py_ssize_t at = 0; at < count; at++) {
        int64_t text = place[at];
        if (text < 0 || text >= texts)
            return -1;
        int64_t start = offset[text], end = offset[text + 1];
        if (start < 0 || end < start || end > letters->len || end - start > out->len - filled)
            return -1;
        memcpy((char *)out->buf + filled, (const char *)letters->buf + start, (size_t)(end - start));
        filled += (Py_ssize_t)(end - start);
    }
    return filled;
}

/* gather(letters, offsets, order, out): lay texts one after the other in another order; return how many bytes. */
static PyObject *gather(PyObject *module, PyObject *args) {
    PyObject *letters_object, *offsets_object, *order_object, *out_object;
    (void)module;
    if (!PyArg_ParseTuple(args, "OOOO", &letters_object, &offsets_object, &order_object, &out_object))
        return NULL;
    Py_buffer letters, offsets, order, out;
    PyObject *result = NULL;
    if (!get_buffer(letters_object, &letters, 0, 1, -1))
        return NULL;
    if (!get_buffer(offsets_object, &offsets, 0, 8, 1))
        goto no_offsets;
    if (!get_buffer(order_object, &order, 0, 8, -1))
        goto no_order;
    if (!get_buffer(out_object, &out, 1, 1, -1))
        goto no_out;
    Py_ssize_t filled;
    Py_BEGIN_ALLOW_THREADS
    filled = gathered(&letters, &offsets, &order, &out);
    Py_END_ALLOW_THREADS
    if (filled < 0)
        PyErr_SetString(PyExc_ValueError, "a text lies outside its letters");
    else
        result = PyLong_FromSsize_t(filled);
    PyBuffer_Release(&out);
no_out:
    PyBuffer_Release(&order);
no_order:
    PyBuffer_Release(&offsets);
no_offsets:
    PyBuffer_Release(&letters);
    return result;
}

/* ---- Ids -------------------------------------------------------------------------------------------------------- */

/* A hash table of ids: `ids` has zero where a place is free, `rows` what each id leads to; 2^bits places. */
typedef struct {
    uint64_t *ids;
    int32_t *rows;
    uint64_t mask;
    int shift;
} Table;

static uint64_t place_of(const Table *table, uint64_t id) {
    uint64_t at = (id * 0x9e3779b97f4a7c15ULL) >> table->shift;
    while (table->ids[at] && table->ids[at] != id)
        at = (at + 1) & table->mask;
    return at;
}

/* Get the buffers of a table and of ids; `given` is the table's two arrays, ids and one thing more. */
static int take_table(PyObject **given, Py_buffer *views, int more_writable, Table *table) {
    static const Py_ssize_t ITEMS[] = {8, 4, 8, 4};
    int taken = 0;
    for (; taken < (more_writable ? 4 : 3); taken++)
        if (!get_buffer(given[taken], &views[taken], taken != 2, ITEMS[taken],
                        taken == 1 ? views[0].len / 8 : taken == 3 ? views[2].len / 8 : -1))
            goto failed;
    uint64_t places = (uint64_t)views[0].len / 8;
    int bits = 0;
    while (((uint64_t)1 << bits) < places)
        bits++;
    if (places < 2 || places != (uint64_t)1 << bits) {
        PyErr_SetString(PyExc_ValueError, "a table has a power of two of places");
        goto failed;
    }
    *table = (Table){views[0].buf, views[1].buf, places - 1, 64 - bits};
    return taken;
failed:
    while (taken--)
        PyBuffer_Release(&views[taken]);
    return 0;
}

/* place_ids(table ids, table rows, ids, first): put ids that are not zero into a table with room for them. */
static PyObject *place_ids(PyObject *module, PyObject *args) {
    PyObject *given[3];
    Py_ssize_t first;
    (void)module;
    if (!PyArg_ParseTuple(args, "OOOn", &given[0], &given[1], &given[2], &first))
        return NULL;
    Py_buffer views[4];
    Table table;
    int taken = take_table(given, views, 0, &table);
    if (!taken)
        return NULL;
    const uint64_t *ids = views[2].buf;
    Py_ssize_t count = views[2].len / 8;
    PyObject *result = NULL;
    if (first < 0 || (uint64_t)(first + count) > table.mask) {
        PyErr_SetString(PyExc_ValueError, "a table has no room for so many ids");
    } else {
        Py_BEGIN_ALLOW_THREADS
        for (Py_ssize_t at = 0; at < count; at++) {
            uint64_t slot = place_of(&table, ids[at]);
            table.ids[slot] = ids[at];
            table.rows[slot] = (int32_t)(first + at);
        }
        Py_END_ALLOW_THREADS
        result = Py_NewRef(Py_None);
    }
    while (taken--)
        PyBuffer_Release(&views[taken]);
    return result;
}

/* find_ids(table ids, table rows, ids, out): where each id leads to, -1 for one that is not there. */
static PyObject *find_ids(PyObject *module, PyObject *args) {
    PyObject *given[4];
    (void)module;
    if (!PyArg_ParseTuple(args, "OOOO", &given[0], &given[1], &given[2], &given[3]))
        return NULL;
    Py_buffer views[4];
    Table table;
    int taken = take_table(given, views, 1, &table);
    if (!taken)
        return NULL;
    const uint64_t *ids = views[2].buf;
    int32_t *out = views[3].buf;
    Py_ssize_t count = views[2].len / 8;
    Py_BEGIN_ALLOW_THREADS
    for (Py_ssize_t at = 0; at < count; at++) {
        uint64_t slot = place_of(&table, ids[at]);
        out[at] = table.ids[slot] ? table.rows[slot] : -1;
    }
    Py_END_ALLOW_THREADS
    while (taken--)
        PyBuffer_Release(&views[taken]);
    return Py_NewRef(Py_None);
}

/* ---- The module -------------------------------------------------------------------------------------------------- */

static PyMethodDef methods[] = {
    {"parse_rows", parse_rows, METH_VARARGS,
     "parse_rows(text, rows, columns): read whole lines into columns; False when one of them is not plainly sound."},
    {"place_ids", place_ids, METH_VARARGS, "place_ids(table ids, table rows, ids, first): put ids into a table."},
    {"find_ids", find_ids, METH_VARARGS, "find_ids(table ids, table rows, ids, out): where each id leads to."},
    {"gather", gather, METH_VARARGS, "gather(letters, offsets, order, out): lay texts in another order."},
    {NULL, NULL, 0, NULL},
};

static int fill_module(PyObject *module) {
    PyObject *type = PyType_FromModuleAndSpec(module, &dictionary_spec, NULL);
    if (!type)
        return -1;
    *(PyObject **)PyModule_GetState(module) = type; /* kept as long as the module */
    return PyModule_AddType(module, (PyTypeObject *)type);
}

static int visit_module(PyObject *module, visitproc visit, void *arg) {
    Py_VISIT(*(PyObject **)PyModule_GetState(module));
    return 0;
}

static int clear_module(PyObject *module) {
    Py_CLEAR(*(PyObject **)PyModule_GetState(module));
    return 0;
}

static PyModuleDef_Slot module_slots[] = {{Py_mod_exec, fill_module}, {0, NULL}};

static PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "_cells", "Rows of RF2 files in one pass over their bytes.", sizeof(PyObject *), methods,
    module_slots,          visit_module, clear_module, NULL,
};

PyMODINIT_FUNC PyInit__cells(void) { return PyModuleDef_Init(&definition); }
